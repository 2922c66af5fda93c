"""Every form says, to eye and screen reader alike, what is asked, how, and what is wrong with an answer."""

from django import forms


class Questions(forms.Form):
    name = forms.CharField(label="Your name", help_text="As you like to be called.")
    nickname = forms.CharField(label="Another name", required=False)
    answer_by = forms.ChoiceField(
        label="How we answer",
        choices=[("post", "By post"), ("call", "By telephone")],
        widget=forms.RadioSelect,
    )
    safe = forms.BooleanField(label="I am safe now")


def test_a_field_is_described_by_its_hint_and_then_by_its_error():
    page = str(Questions({}))
    assert '<label for="id_name">' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext">As you like to be called.' in page
    assert 'id="id_name_error"><li><span class="visually-hidden">Error:</span>' in page


def test_choices_stand_together_under_their_question():
    page = str(Questions())
    assert page.count("<fieldset") == 1
    assert "<legend>How we answer" in " ".join(page.split()).replace("<legend> ", "<legend>")


def test_a_box_to_tick_stands_before_its_words():
    page = str(Questions())
    assert page.index('id="id_safe"') < page.index('<label for="id_safe">')


def test_only_questions_that_can_be_left_out_are_marked():
    assert str(Questions()).count("(optional)") == 1
