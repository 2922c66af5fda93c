"""Small numbers in published tables. The attacker of `attacker.py` judges, not the module itself."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.moves import Key, Sum
from reports.suppression import Cell, Visibility, percentage, sums_of_table, suppress
from tests.reports.attacker import hidden, worked_out

TOTAL = "total"


def a_list(*counts: int) -> tuple[dict[Key, int], list[Sum]]:
    parts = tuple(range(len(counts)))
    return dict(zip(parts, counts, strict=True)) | {TOTAL: sum(counts)}, [Sum(TOTAL, parts)]


def a_table(body: Sequence[Sequence[int]], name: str = "column") -> tuple[dict[Key, int], list[Sum]]:
    """A table with margins. Tables of other names share the rows' totals and the grand total."""
    rows: list[Key] = [("row", number) for number in range(len(body))]
    columns: list[Key] = [(name, number) for number in range(len(body[0]))]
    counts: dict[Key, int] = {(row, column): body[row[1]][column[1]] for row in rows for column in columns}  # type: ignore[index]
    counts |= {row: sum(body[number]) for number, row in enumerate(rows)}
    counts |= {column: sum(row[number] for row in body) for number, column in enumerate(columns)}
    return counts | {TOTAL: sum(map(sum, body))}, sums_of_table(rows, columns, TOTAL)


def read(published: Mapping[Key, Cell]) -> list[str]:
    return [str(cell) for cell in published.values()]


def bodies(most: int, *, columns: int | None = None) -> st.SearchStrategy[list[list[int]]]:
    widths = st.just(columns) if columns else st.integers(1, 3)
    counts = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, most))
    return widths.flatmap(
        lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=3)
    )


# The judge itself


@pytest.mark.parametrize("counts", [(3, 40, 50), (4, 4), (1, 1, 0), (2, 0, 9)])
def test_the_attacker_works_out_what_only_primary_suppression_hides(counts: tuple[int, ...]) -> None:
    truth, sums = a_list(*counts)
    published = {
        key: Cell(Visibility.FEW) if 0 < count < 5 and key != TOTAL else Cell(Visibility.SHOWN, count)
        for key, count in truth.items()
    }
    assert worked_out(truth, published, sums) == [
        key for key, cell in published.items() if cell.value is None
    ]


# What a reader sees


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_one_to_four_is_shown_as_fewer_than_five(count: int) -> None:
    assert str(suppress({"alone": count})["alone"]) == "fewer than 5"


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (5, "5"), (1204, "1,204")])
def test_zero_and_five_and_more_are_shown(count: int, shown: str) -> None:
    assert str(suppress({"alone": count})["alone"]) == shown


def test_a_hidden_cell_does_not_carry_its_count() -> None:
    assert suppress({"alone": 3})["alone"] == Cell(Visibility.FEW, None, 5)


@pytest.mark.parametrize("threshold", [3, 10])
def test_the_charity_may_choose_another_threshold(threshold: int) -> None:
    published = suppress({"below": threshold - 1, "at": threshold}, threshold=threshold)
    assert read(published) == [f"fewer than {threshold}", str(threshold)]


@pytest.mark.parametrize("threshold", [0, 2, 11])
def test_other_thresholds_are_refused(threshold: int) -> None:
    with pytest.raises(ValueError, match="from 3 to 10"):
        suppress({}, threshold=threshold)


def test_parts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        suppress({"a": 3, TOTAL: 9}, [Sum(TOTAL, ("a",))])


# Lists with a total


def test_a_lone_small_count_takes_the_smallest_other_with_it() -> None:
    assert read(suppress(*a_list(3, 40, 50))) == ["fewer than 5", "not shown", "50", "93"]


def test_nothing_more_is_hidden_where_two_small_counts_cover_each_other() -> None:
    assert read(suppress(*a_list(1, 2, 9))) == ["fewer than 5", "fewer than 5", "9", "12"]


@pytest.mark.parametrize("pair", [(1, 1), (4, 4)])
def test_two_small_counts_whose_sum_gives_each_away_are_not_left_alone(pair: tuple[int, int]) -> None:
    counts, sums = a_list(*pair, 30)
    published = suppress(counts, sums)
    assert published[2].visibility is Visibility.WITHHELD
    assert worked_out(counts, published, sums) == []


def test_the_total_goes_where_nothing_else_can() -> None:
    assert read(suppress(*a_list(4, 4, 0))) == ["fewer than 5", "not shown", "0", "8"]
    assert read(suppress(*a_list(1, 5, 0))) == ["fewer than 5", "5", "0", "not shown"]


def test_a_small_total_that_its_small_parts_give_away_loses_its_label() -> None:
    """Four parts of at least 1 in a total of at most 4 are 1 each."""
    assert read(suppress(*a_list(1, 1, 1, 1))) == ["fewer than 5"] * 4 + ["not shown"]


@given(st.lists(st.one_of(st.integers(0, 5), st.integers(0, 30)), min_size=1, max_size=5))
def test_no_hidden_count_of_a_list_can_be_worked_out(counts: list[int]) -> None:
    truth, sums = a_list(*counts)
    published = suppress(truth, sums)
    assert worked_out(truth, published, sums) == []
    assert worked_out(truth, published, sums, insider=True) == []


# Tables with margins, and tables linked by them


def test_a_lone_small_count_in_a_table_hides_three_more() -> None:
    published = suppress(*a_table([[3, 20, 30], [25, 35, 45], [50, 60, 70]]))
    assert len(list(hidden(published))) == 4


@given(bodies(12))
def test_no_hidden_count_of_a_table_can_be_worked_out(body: list[list[int]]) -> None:
    truth, sums = a_table(body)
    published = suppress(truth, sums)
    assert worked_out(truth, published, sums) == []
    assert worked_out(truth, published, sums, insider=True) == []


@given(st.data())
def test_no_hidden_count_can_be_worked_out_from_a_linked_table(
    data: st.DataObject,
) -> None:
    first = data.draw(bodies(12, columns=2), label="quarters")
    kept = [data.draw(st.integers(0, sum(row)), label="of one role") for row in first]
    second = [[some, sum(row) - some] for some, row in zip(kept, first, strict=True)]
    counts, sums = a_table(first)
    more_counts, more_sums = a_table(second, "role")
    truth, both = counts | more_counts, sums + more_sums
    assert worked_out(truth, suppress(truth, both), both, insider=True) == []


@given(bodies(12), st.sampled_from([3, 5, 10]))
def test_every_small_count_is_hidden_and_every_zero_stays(body: list[list[int]], threshold: int) -> None:
    truth, sums = a_table(body)
    published = suppress(truth, sums, threshold=threshold)
    assert all(published[key].value is None for key, count in truth.items() if 0 < count < threshold)
    assert all(published[key].value == 0 for key, count in truth.items() if count == 0)
    assert all(cell.value in (None, truth[key]) for key, cell in published.items())


def test_a_table_as_large_as_the_report_has_is_hidden_safely() -> None:
    body = [[(7 * row * row + 3 * column) % 11 for column in range(4)] for row in range(12)]
    truth, sums = a_table(body)
    assert worked_out(truth, suppress(truth, sums), sums) == []


# The trustee paper: totals stay true, small cells between them are masked


def margins(truth: Mapping[Key, int]) -> set[Key]:
    return {key for key in truth if key == TOTAL or isinstance(key[0], str)}  # type: ignore[index]


@given(bodies(8))
def test_true_totals_are_shown_whatever_they_are(body: list[list[int]]) -> None:
    truth, sums = a_table(body)
    published = suppress(truth, sums, held=margins(truth))
    assert all(published[key].value == truth[key] for key in margins(truth))


@given(bodies(8))
def test_a_masked_cell_is_worked_out_only_where_true_totals_alone_give_it_away(
    body: list[list[int]],
) -> None:
    truth, sums = a_table(body)
    held = margins(truth)
    published = suppress(truth, sums, held=held)
    totals_alone = {
        key: Cell(Visibility.SHOWN, count) if key in held else Cell(Visibility.WITHHELD)
        for key, count in truth.items()
    }
    given_away = set(worked_out(truth, totals_alone, sums))
    assert set(worked_out(truth, published, sums)) <= given_away


def test_a_single_complaint_among_true_totals_is_masked_with_a_zero_beside_it() -> None:
    truth, sums = a_table([[1, 0], [0, 9]])
    published = suppress(truth, sums, held=margins(truth))
    assert [str(published[cell]) for cell in list(truth)[:4]] == ["not shown"] * 4


# Percentages


@pytest.mark.parametrize(("part", "base", "share"), [(5, 10, 50), (7, 30, 23), (0, 12, 0), (9, 9, None)])
def test_a_percentage_needs_a_base_of_ten(part: int, base: int, share: int | None) -> None:
    assert percentage(Cell(Visibility.SHOWN, part), Cell(Visibility.SHOWN, base)) == share


def test_a_hidden_count_has_no_percentage() -> None:
    assert percentage(Cell(Visibility.FEW), Cell(Visibility.SHOWN, 40)) is None
    assert percentage(Cell(Visibility.SHOWN, 6), Cell(Visibility.WITHHELD)) is None
