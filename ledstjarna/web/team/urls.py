"""The addresses of this door."""

urlpatterns: list[object] = []
