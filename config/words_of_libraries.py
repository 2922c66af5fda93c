"""
Words of libraries on pages for everybody, which not all of our languages have there, or have rightly.
Days stand inside sentences, where Welsh and Polish write them small; and Django misspells the Welsh July.
Its Urdu names passwords and the sizes of files as nobody does.

Named here so that `make messages` gathers them. Our catalogues come before those of the libraries.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = [
    gettext_noop("Email"),
    gettext_noop("Email address"),
    gettext_noop("Password"),
    gettext_noop("This field is required."),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Enter a valid email address."),
    gettext_noop("The email address and/or password you specified are not correct."),
    gettext_noop("Your password can’t be a commonly used password."),
    gettext_noop("Your password can’t be entirely numeric."),
    gettext_noop("Your password can’t be too similar to your other personal information."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
    gettext_noop("July"),
    ngettext_lazy("%(size)d byte", "%(size)d bytes", "size"),
    gettext_noop("%s KB"),
    gettext_noop("%s MB"),
]
