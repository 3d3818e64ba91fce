"""The network: a six-layer encoder with one head for each thing it is taught."""

from pathlib import Path
from typing import NamedTuple

import torch
import transformers
from torch import Tensor, nn

from training.data import KIND_LABELS, ROLE_LABELS, UNKNOWN, Window
from twosource.language.pieces import SHAPES


class Batch(NamedTuple):
    """Windows as tensors: [windows, pieces] for the encoder, [windows, words] for the labels."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    shapes: Tensor
    first: Tensor
    words: Tensor
    outer: Tensor
    inner: Tensor
    kinds: Tensor
    parts: Tensor
    relations: Tensor


def as_batch(windows: list[Window]) -> Batch:
    """Pad windows to the longest."""

    def padded(rows: list[list[int]], fill: int) -> Tensor:
        longest = max(map(len, rows))
        return torch.tensor([[*row, *([fill] * (longest - len(row)))] for row in rows])

    ids = padded([one.ids for one in windows], 0)
    return Batch(
        ids=ids,
        mask=padded([[1] * len(one.ids) for one in windows], 0),
        types=padded([one.types for one in windows], 0),
        shapes=padded([one.shapes for one in windows], 0),
        first=padded([one.first for one in windows], 0),
        words=padded([[1] * len(one.first) for one in windows], 0).bool(),
        outer=padded([one.outer for one in windows], UNKNOWN),
        inner=padded([one.inner for one in windows], UNKNOWN),
        kinds=padded([one.kinds for one in windows], UNKNOWN),
        parts=padded([one.parts for one in windows], UNKNOWN),
        relations=padded([one.relations for one in windows], UNKNOWN),
    )


def encoder(folder: Path) -> transformers.BertModel:
    """The base encoder, without its pooler."""
    config = transformers.BertConfig.from_pretrained(folder)
    config.attention_probs_dropout_prob = 0.0  # dropping attention costs a third of the time on a CPU
    return transformers.BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="sdpa")


class Tagger(nn.Module):
    """Scores per word: roles of the outer and of the inner attributions, kinds of names; while learning also the parse."""

    def __init__(self, base: transformers.BertModel, parts: int, relations: int) -> None:
        super().__init__()
        self.encoder = base
        size = base.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shapes.weight)
        self.drop = nn.Dropout(0.1)
        self.outer = nn.Linear(size, len(ROLE_LABELS))
        self.inner = nn.Linear(size, len(ROLE_LABELS))
        self.kinds = nn.Linear(size, len(KIND_LABELS))
        self.parts = nn.Linear(size, parts)
        self.relations = nn.Linear(size, relations)
        self.outer_steps = Steps(len(ROLE_LABELS))
        self.inner_steps = Steps(len(ROLE_LABELS))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, shapes: Tensor) -> Tensor:
        """Hidden states [windows, pieces, size]."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        out = self.encoder(inputs_embeds=embedded, attention_mask=mask, token_type_ids=types).last_hidden_state
        hidden: Tensor = self.drop(out)
        return hidden

    def of_words(self, batch: Batch) -> Tensor:
        """Hidden states of the first piece of each word [windows, words, size]."""
        hidden = self(batch.ids, batch.mask, batch.types, batch.shapes)
        return hidden.gather(1, batch.first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

    def loss(self, batch: Batch) -> dict[str, Tensor]:
        """What is to be made small, by head."""
        hidden = self.of_words(batch)
        losses = {
            "outer": self.outer_steps.loss(self.outer(hidden), batch.outer, batch.words),
            "kinds": _cross_entropy(self.kinds(hidden), batch.kinds) * 0.3,
            "parts": _cross_entropy(self.parts(hidden), batch.parts) * 0.1,
            "relations": _cross_entropy(self.relations(hidden), batch.relations) * 0.15,
        }
        looked = (batch.inner != UNKNOWN).any(dim=1)
        if looked.any():
            inner = batch.inner[looked].clamp(min=0)
            losses["inner"] = 0.5 * self.inner_steps.loss(self.inner(hidden[looked]), inner, batch.words[looked])
        return losses


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    if not (labels != UNKNOWN).any():
        return scores.sum() * 0.0
    return nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


class Steps(nn.Module):
    """Scores of one label after another: a linear-chain conditional random field (Lafferty et al., ICML 2001)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(labels, labels))
        self.begin = nn.Parameter(torch.zeros(labels))
        illegal = torch.zeros(labels, labels)
        for label in range(2, labels, 2):  # I-x follows only B-x and I-x
            illegal[:, label] = -1e4
            illegal[label - 1, label] = illegal[label, label] = 0.0
        self.register_buffer("illegal", illegal)
        start = torch.zeros(labels)
        start[2::2] = -1e4
        self.register_buffer("illegal_begin", start)

    def tables(self) -> tuple[Tensor, Tensor]:
        """Scores [from, to] and of the first label."""
        return self.steps + self.illegal, self.begin + self.illegal_begin

    def loss(self, scores: Tensor, labels: Tensor, words: Tensor) -> Tensor:
        """Negative log-likelihood of the labels, a word."""
        steps, begin = self.tables()
        labels = labels.clamp(min=0)
        picked = scores.gather(2, labels.unsqueeze(-1)).squeeze(-1)
        pairs = steps[labels[:, :-1], labels[:, 1:]] * words[:, 1:]
        gold = (picked * words).sum(1) + pairs.sum(1) + begin[labels[:, 0]]
        ahead = begin + scores[:, 0]
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(ahead.unsqueeze(2) + steps.unsqueeze(0), dim=1) + scores[:, at]
            ahead = torch.where(words[:, at].unsqueeze(1), after, ahead)
        return (torch.logsumexp(ahead, dim=1) - gold).sum() / words.sum()
