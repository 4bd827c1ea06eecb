import io
import re
from dataclasses import replace
from html.parser import HTMLParser

from PIL import Image

from ajna_desktop.domain.comparison import Agreement
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.study.html import study_page
from tests.tasks.studies import a_split, a_study

HOSTILE = '<img src=x onerror="alert(1)">‮&"\''


class Page(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)
        self.words = re.sub(r"\s+", " ", self.text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.text += data + " "


def a_picture():
    stream = io.BytesIO()
    Image.new("L", (8, 8), 90).save(stream, "JPEG")
    return stream.getvalue()


def test_that_the_page_tells_everything_that_was_found():
    comparison, _ = a_study()
    first = comparison.rows[0]
    page = Page(study_page(comparison, {comparison.disagreements[0].path: a_picture()}))
    for told in (
        "Study of port",
        "3 classifiers",
        f"{first.accuracy.value:.1%} {first.accuracy.low:.1%} – {first.accuracy.high:.1%}",
        "It needs its weights.",
        "Method 2, without class weights",
        f"{comparison.agreement.same[0][1]:.1%}",
        f"κ {comparison.agreement.kappa[1][0]:.3f}",
        comparison.disagreements[0].path,
        "5 epochs",
        "By the protocol of the original study",
        "Adjusted Rand index",
        "It suspects 3 labels of the training split ( empty 3 )".replace("( ", "(").replace(
            " )", ")"
        ),
        "90.00% ± 1.00%",
        "310 MB",
        "not a diagnosis",
    ):
        assert told in page.words, told
    assert page.tags.count("img") == 1
    assert page.tags.count("polyline") == 4
    assert page.tags.count("circle") == 2


def test_that_the_best_classifier_comes_first():
    comparison, _ = a_study()
    page = study_page(comparison, {})
    ranking = page[page.index("best first") : page.index("By class")]
    places = {row.full_title: ranking.index(row.full_title) for row in comparison.compared}
    ranked = sorted(comparison.compared, key=lambda row: -row.balanced_accuracy)
    assert sorted(places.values()) == [places[row.full_title] for row in ranked]


def test_that_the_page_needs_no_script_no_file_and_no_network():
    comparison, _ = a_study()
    text = study_page(comparison, {comparison.disagreements[0].path: a_picture()})
    page = Page(text)
    assert not {"script", "link", "iframe", "object"} & set(page.tags)
    sources = [value for name, value in page.attributes if name in ("src", "href", "action")]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_that_hostile_texts_are_shown_and_not_obeyed():
    labels = (Label(HOSTILE), Label("loaded"))
    comparison, _ = a_study(a_split(40, labels))
    rows = tuple(
        replace(row, title=HOSTILE, study=HOSTILE, reason=row.reason and HOSTILE)
        for row in comparison.rows
    )
    noise = replace(comparison.noise, title=HOSTILE, rule=HOSTILE, train_by_label={HOSTILE: 1})
    comparison = replace(
        comparison,
        folder=HOSTILE,
        rows=rows,
        noise=noise,
        splits=replace(comparison.splits, how=HOSTILE),
        search=tuple(replace(row, title=HOSTILE, reason=HOSTILE) for row in comparison.search),
        clusters=tuple(replace(row, title=HOSTILE) for row in comparison.clusters),
        trials=tuple(
            replace(one, method=HOSTILE, search=HOSTILE, settings={HOSTILE: HOSTILE})
            for one in comparison.trials
        ),
        timing=tuple(replace(row, title=HOSTILE, device=HOSTILE) for row in comparison.timing),
        agreement=Agreement((HOSTILE,), ((1.0,),), ((1.0,),)),
    )
    page = Page(study_page(comparison, {}))
    assert "img" not in page.tags
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert "‮" not in page.text
    assert page.text.count('<img src=x onerror="alert(1)">') > 20


def test_that_of_many_classes_the_worst_are_named_instead_of_all():
    labels = tuple(Label(f"{number:04}") for number in range(30))
    comparison, _ = a_study(a_split(90, labels))
    page = Page(study_page(comparison, {}))
    assert "Classes missed most" in page.words
    assert "Confusion matrices" not in page.words


def test_that_a_study_of_nothing_is_still_a_page():
    comparison, _ = a_study()
    empty = replace(
        comparison,
        rows=comparison.rows[-1:],
        agreement=Agreement(),
        disagreements=(),
        search=(),
        clusters=(),
        noise=None,
        trials=(),
        timing=(),
        is_complete=False,
    )
    words = Page(study_page(empty, {})).words
    assert "It needs its weights." in words
    assert "This study was stopped" in words
