"""Turning what someone typed, and the filters chosen, into a query of the index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import tantivy

from gongkai.search.analysis import fold, grams, is_chinese, key, split_numbers, units, words
from gongkai.search.entries import Filters

Query, Occur = tantivy.Query, tantivy.Occur

# How much each kind of agreement weighs; a whole level beats all below it. That pairs across the words of a
# question stand in a text tells a phrase nearly as well as positions would, at a twentieth of the cost.
OWN_NUMBER, WHOLE_TITLE, TITLE_PART, TITLE_WORD, TEXT_PART = 1000.0, 500.0, 40.0, 4.0, 3.0
LONGEST_QUERY = 200  # characters; more is not a question


@dataclass(frozen=True)
class Wanted:
    """A question taken apart. numbers: document and index numbers; pieces: what each hit must hold."""

    text: str

    @cached_property
    def folded(self) -> str:
        return fold(self.text.strip()[:LONGEST_QUERY])

    @cached_property
    def numbers(self) -> list[str]:
        return split_numbers(self.folded)[0]

    @cached_property
    def rest(self) -> str:
        return split_numbers(self.folded)[1]

    @cached_property
    def pieces(self) -> list[str]:
        return units(self.rest)

    @property
    def is_empty(self) -> bool:
        return not (self.numbers or self.pieces)

    @property
    def can_be_partial(self) -> bool:
        """Whether fewer pieces, or a number without its issuer, would still be a question."""
        return len(self.pieces) > 1 or bool(self.numbers)

    @cached_property
    def marks(self) -> list[str]:
        """What to mark in a hit: the words as typed, the longest first."""
        inner = [word for word in words(self.rest) if len(word) > 1 or not is_chinese(word)]
        return sorted({*self.pieces, *inner}, key=len, reverse=True)


class Builder:
    """Builds queries for one schema."""

    def __init__(self, schema: tantivy.Schema):
        self.schema = schema

    def matching(self, wanted: Wanted, filters: Filters, *, partial: bool = False) -> tantivy.Query:
        """Entries that hold every piece (with partial: at least half of them), ranked, within the filters."""
        parts = [(Occur.Must, self._filter(filters))]
        if not wanted.is_empty:
            parts.append((Occur.Must, self._found(wanted, partial=partial)))
            parts.extend((Occur.Should, query) for query in self._rank(wanted))
        return Query.boolean_query(parts)

    def _filter(self, filters: Filters) -> tantivy.Query:
        chosen = [(Occur.Must, self._term(name, value)) for name, value in filters.chosen]
        if not chosen:
            return Query.const_score_query(Query.all_query(), 0.0)
        return Query.const_score_query(Query.boolean_query(chosen), 0.0)

    def _found(self, wanted: Wanted, *, partial: bool) -> tantivy.Query:
        pieces = [self._piece(piece, wanted) for piece in wanted.pieces]
        pieces += [self._number(number, partial=partial) for number in wanted.numbers]
        if partial:
            needed = (len(pieces) + 1) // 2
            found = Query.boolean_query([(Occur.Should, piece) for piece in pieces], needed)
        else:
            found = Query.boolean_query([(Occur.Must, piece) for piece in pieces])
        return Query.const_score_query(found, 0.0)

    def _piece(self, piece: str, wanted: Wanted) -> tantivy.Query:
        if not is_chinese(piece) or len(piece) > 1:
            return self._all_grams("grams", piece)
        found = [self._term("title_grams", piece), self._term("body", piece)]
        if len(key(wanted.rest)) > 1:  # 见的: what is left of it stands in 意见的 as part of a word only
            found.append(self._all_grams("grams", wanted.rest))
        return Query.boolean_query([(Occur.Should, query) for query in found])

    def _number(self, number: str, *, partial: bool) -> tantivy.Query:
        whole = self._term("numbers", number)
        bare = number.lstrip("".join(c for c in number if is_chinese(c)))
        if not partial or bare == number:
            return whole
        return Query.boolean_query([(Occur.Should, whole), (Occur.Should, self._term("numbers", bare))])

    def _rank(self, wanted: Wanted) -> list[tantivy.Query]:
        ranks = [(self._term("own_numbers", number), OWN_NUMBER) for number in wanted.numbers]
        ranks.append((self._term("title_key", key(wanted.folded)), WHOLE_TITLE))
        sought = set(words(wanted.rest))
        if key(wanted.rest):
            ranks.append((self._all_grams("title_grams", wanted.rest), TITLE_PART))
        if len(wanted.pieces) > 1:
            ranks.append((self._all_grams("grams", wanted.rest), TEXT_PART))
        fixed = [Query.const_score_query(query, weight) for query, weight in ranks]
        graded = [Query.boost_query(self._term("title", word), TITLE_WORD) for word in sought]
        return fixed + graded + [self._term("body", word) for word in sought]

    def _all_grams(self, field: str, text: str) -> tantivy.Query:
        return Query.boolean_query([(Occur.Must, self._term(field, gram)) for gram in sorted(grams(text))])

    def _term(self, field: str, value: str) -> tantivy.Query:
        return Query.term_query(
            self.schema, field, value, "basic" if field not in ("title", "body") else "freq"
        )
