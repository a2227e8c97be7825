"""Every way in."""

urlpatterns: list[object] = []
