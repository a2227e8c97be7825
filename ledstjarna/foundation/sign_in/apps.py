from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "ledstjarna.foundation.sign_in"
    label = "sign_in"
