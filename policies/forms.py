"""What somebody fills in to add a policy or a version of it, or to correct one."""

from typing import Any

from django import forms

from people.clock import now
from policies.documents.document import Document
from policies.documents.reading import ACCEPTED_ENDINGS, LARGEST_FILE, read_file, read_text
from policies.models import Policy, PolicyVersion
from policies.models.version import SAME_LABEL


class PolicyForm(forms.ModelForm[Policy]):
    related = forms.ModelMultipleChoiceField(
        Policy.objects.all(),
        label="Related policies",
        required=False,
        help_text="Policies to read with this one.",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Policy
        fields = ["title", "organisation", "kind", "related"]

    def clean_related(self) -> list[Policy]:
        """A policy is not related to itself."""
        return [policy for policy in self.cleaned_data["related"] if policy != self.instance]


class VersionForm(forms.ModelForm[PolicyVersion]):
    """The text comes as a file or is pasted. Giving neither leaves the text of a version as it is."""

    file = forms.FileField(
        label="Policy document",
        required=False,
        allow_empty_file=True,  # refused with a sentence of our own
        help_text=f"Word (.docx), text (.txt) or Markdown (.md), up to {LARGEST_FILE // 1024**2} MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED_ENDINGS)}),
    )
    text = forms.CharField(
        label="Or paste its text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
    )

    class Meta:
        model = PolicyVersion
        fields = ["label", "file", "text", "approver", "approved_on", "next_review_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.added_at = now()

    def clean_label(self) -> str:
        """Checked here: Django checks no constraint that names a field which the form does not hold."""
        label: str = self.cleaned_data["label"]
        same = PolicyVersion.objects.filter(policy=self.instance.policy_id, label=label)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(SAME_LABEL)
        return label

    def clean_file(self) -> Document | None:
        upload = self.cleaned_data["file"]
        return None if upload is None else read_file(upload.read(LARGEST_FILE + 1), upload.name)

    def clean_text(self) -> Document | None:
        text: str = self.cleaned_data["text"]
        return read_text(text) if text else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text")
        if file and text:
            self.add_error("text", "Choose a document or paste its text, not both.")
        elif document := file or text:
            self.instance.write(document)
        elif self.instance._state.adding and not {"file", "text"} & set(self.errors):
            self.add_error("file", "Choose the policy’s document, or paste its text below.")
        return cleaned
