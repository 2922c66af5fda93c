"""The charity’s own texts for letters: all letters, a page for each, and a look at an invented case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from cases.letters.kinds import BY_CODE, KINDS, LetterKind
from cases.letters.paper import Paper
from cases.letters.placeholders import placeholders_for, with_examples
from cases.letters.template import faults_of
from cases.letters.texts import shipped, text_of
from cases.models import LetterText
from people.admin.keepers import KeptByPolicyKeepers

View = Callable[..., HttpResponse]
OK, FAULTY = 200, 422


class LetterTextForm(forms.Form):
    subject = forms.CharField(max_length=200)
    body = forms.CharField(
        label="What it says",
        max_length=20_000,
        help_text="A line that begins with ## is a heading. Lines that begin with a dash make a list.",
        widget=forms.Textarea(attrs={"rows": 28}),
    )

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_subject(self) -> str:
        return self._without_faults(self.cleaned_data["subject"])

    def clean_body(self) -> str:
        return self._without_faults(self.cleaned_data["body"].replace("\r\n", "\n"))

    def _without_faults(self, text: str) -> str:
        if faults := faults_of(text, placeholders_for(self.kind.reader)):
            raise forms.ValidationError(
                f"There is no such placeholder in this letter: {', '.join(faults)}. "
                "Use those of the list, written as they are there."
            )
        return text

    @property
    def paper(self) -> Paper:
        """How it reads for an invented case."""
        reader = self.kind.reader
        subject, body = self.cleaned_data["subject"], self.cleaned_data["body"]
        return Paper.of(with_examples(subject, reader), with_examples(body, reader))

    def save(self) -> None:
        """A text that is as it ships has no row: it goes on following what ships."""
        given = (self.cleaned_data["subject"], self.cleaned_data["body"].strip())
        own = LetterText.objects.filter(code=self.kind.code)
        original = shipped(self.kind.code)
        if given == (original.subject, original.body):
            own.delete()
        elif not own.update(subject=given[0], body=given[1]):
            LetterText.objects.create(code=self.kind.code, subject=given[0], body=given[1])


@dataclass(frozen=True)
class Row:
    """A letter in the list."""

    kind: LetterKind
    subject: str
    is_own: bool

    @property
    def where(self) -> str:
        return ", ".join(route.short for route in self.kind.routes)


@admin.register(LetterText)
class LetterTextAdmin(KeptByPolicyKeepers, admin.ModelAdmin[LetterText]):
    """Django's own forms, deletion and history have no address here: a text is changed or set back."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path("", self._for_keepers(self.list_view), name="cases_lettertext_changelist"),
            path("<slug:code>/", self._for_keepers(self.text_view), name="cases_lettertext_change"),
        ]

    def _for_keepers(self, view: View) -> View:
        def guarded(request: HttpRequest, **address: str) -> HttpResponse:
            if not self.may_keep(request):
                raise PermissionDenied
            return view(request, **address)

        return self.admin_site.admin_view(guarded)

    def has_add_permission(self, request: HttpRequest, obj: LetterText | None = None) -> bool:
        return False

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Every letter, and whether its text is the charity's own."""
        own = {each.code: each.subject for each in LetterText.objects.all()}
        rows = [
            Row(kind, own.get(kind.code) or shipped(kind.code).subject, kind.code in own) for kind in KINDS
        ]
        return self._page(request, "list", {"title": "Letter texts", "rows": rows})

    def text_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """One letter's text, to be changed, looked at, or set back to what ships."""
        kind = BY_CODE.get(code)
        if kind is None:
            raise Http404
        if request.method != "POST":
            text = text_of(code)
            form = LetterTextForm(initial={"subject": text.subject, "body": text.body}, kind=kind)
            return self._text_page(request, form)
        if "reset" in request.POST:
            LetterText.objects.filter(code=code).delete()
            messages.success(request, f"“{kind.title}” has the text again that ships with Redress.")
            return redirect("admin:cases_lettertext_change", code)
        return self._sent(request, LetterTextForm(request.POST, kind=kind))

    def _sent(self, request: HttpRequest, form: LetterTextForm) -> HttpResponse:
        if not form.is_valid():
            return self._text_page(request, form, FAULTY)
        if "preview" in request.POST:
            return self._text_page(request, form, paper=form.paper)
        form.save()
        messages.success(
            request, f"The text of “{form.kind.title}” is saved. Letters sent before keep theirs."
        )
        return redirect("admin:cases_lettertext_changelist")

    def _text_page(
        self, request: HttpRequest, form: LetterTextForm, status: int = OK, paper: Paper | None = None
    ) -> HttpResponse:
        kind = form.kind
        return self._page(
            request,
            "text",
            {
                "title": kind.title,
                "kind": kind,
                "form": form,
                "paper": paper,
                "is_own": LetterText.objects.filter(code=kind.code).exists(),
                "placeholders": placeholders_for(kind.reader).values(),
            },
            status,
        )

    def _page(self, request: HttpRequest, name: str, facts: dict[str, Any], status: int = OK) -> HttpResponse:
        context = {**self.admin_site.each_context(request), **facts}
        return TemplateResponse(request, f"admin/cases/letters/{name}.html", context, status=status)
