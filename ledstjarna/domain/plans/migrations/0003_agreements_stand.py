"""An agreed version and an authority decision are never changed, whoever asks: triggers say so."""

from django.db import migrations

STAND = """
CREATE FUNCTION plans_row_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER plans_agreement_stands BEFORE UPDATE OR DELETE ON plans_agreement
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_authoritydecision_stands BEFORE UPDATE OR DELETE ON plans_authoritydecision
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
CREATE TRIGGER plans_choice_stands BEFORE UPDATE OR DELETE ON plans_choice
    FOR EACH ROW EXECUTE FUNCTION plans_row_stands();
"""
UNDO = """
DROP TRIGGER plans_agreement_stands ON plans_agreement;
DROP TRIGGER plans_authoritydecision_stands ON plans_authoritydecision;
DROP TRIGGER plans_choice_stands ON plans_choice;
DROP FUNCTION plans_row_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_row_policies")]

    operations = [migrations.RunSQL(STAND, UNDO)]
