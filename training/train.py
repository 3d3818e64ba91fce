"""One stage of teaching the tagger. It goes on where it was interrupted; the same seed gives the same windows and batches."""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import tokenizers
import torch

from training.augment import varied
from training.data import HELD_OUT, Article, Labeller, Window, batches, read_articles
from training.markup import read_passages
from training.network import Tagger, as_batch, encoder

SEED = 20161108
PIECES_A_BATCH = 2048
LENGTHS = (1, 96, 180, 254)
"""Longest windows, drawn per article and epoch; 1: every paragraph alone, as the product reads them."""
FASTEST, FASTEST_HEADS = 1.5e-4, 1e-3
KEPT = 0.998
"""Share of the averaged weights that stays at each step."""
_TOLD_EVERY, _SAVED_EVERY = 25, 200
"""Steps."""


class Materials(NamedTuple):
    """What is learned from.

    Attributes:
        base: folder of the base encoder.
        attributions, silver: the corpus and its machine parse.
        own: files of marked passages.
    """

    base: Path
    attributions: Path
    silver: Path
    own: tuple[Path, ...]


class Stage(NamedTuple):
    """How one stage learns.

    Attributes:
        epochs: what the learning rate is planned for.
        until: epochs after which it stops all the same.
        speed: factor on the learning rates.
        own_times: how often an epoch holds each passage of our own.
        start: weights of the stage before.
        inner: attributions inside the contents, see `nested.py`.
    """

    epochs: int
    until: int
    speed: float = 1.0
    own_times: int = 0
    start: Path | None = None
    inner: Path | None = None


def load_tokenizer(base: Path) -> tokenizers.Tokenizer:
    """The base encoder's tokenizer, without its own limits."""
    tokenizer = tokenizers.Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def learn(stage: Stage, materials: Materials, state: Path) -> None:
    """Run a stage to its end; `state` holds the weights, and what is needed to go on after an interruption."""
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    articles = read_articles(materials.attributions, materials.silver, stage.inner)
    parts, relations = _label_sets(articles)
    articles = [one for number, one in enumerate(articles) if number % HELD_OUT]
    articles += [one for path in materials.own for one in read_passages(path)] * stage.own_times
    labeller = Labeller(load_tokenizer(materials.base), parts, relations)
    tagger = Tagger(encoder(materials.base), len(parts), len(relations))
    if stage.start:
        tagger.load_state_dict(torch.load(stage.start)["average"])
    chance = random.Random(SEED)  # noqa: S311 -- the same windows each time
    plan = [batches(_windows(articles, labeller, chance), PIECES_A_BATCH, chance) for _ in range(stage.epochs)]
    run = _Run(tagger, sum(map(len, plan)), stage.speed, {"parts": parts, "relations": relations}, state)
    run.go([windows for epoch in plan[: stage.until] for windows in epoch])


def _label_sets(articles: Iterable[Article]) -> tuple[list[str], list[str]]:
    """Parts of speech and relations that occur at least 200 times."""
    parts: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for article in articles:
        parts.update(word[2] for word in article.words)
        relations.update(word[4] for word in article.words)
    return _often(parts), _often(relations)


def _often(counted: Counter[str]) -> list[str]:
    return sorted(name for name, count in counted.items() if count >= 200)


def _windows(articles: list[Article], labeller: Labeller, chance: random.Random) -> list[Window]:
    """The windows of one epoch: most articles varied, each cut in one of the lengths."""
    out: list[Window] = []
    for article in articles:
        longest = chance.choice(LENGTHS)
        version = varied(article, chance) if chance.random() < 0.7 else article
        out += labeller.windows(version, longest, keep_types=chance.random() < 0.8)
    return out


class _Run:
    """The weights while they learn: the optimiser, the schedule, the running average, and the file that keeps them."""

    def __init__(self, tagger: Tagger, total: int, speed: float, card: dict[str, list[str]], state: Path) -> None:
        self.tagger, self.card, self.state = tagger, card, state
        self.steps = _optimiser(tagger)
        warm = total // 20
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.steps, lambda step: speed * min((step + 1) / warm, (total - step) / (total - warm))
        )
        self.average = {name: value.clone() for name, value in tagger.state_dict().items()}
        self.learned = {name for name, weight in tagger.named_parameters() if weight.requires_grad}
        self.done = 0
        if state.exists():
            kept = torch.load(state)
            tagger.load_state_dict(kept["tagger"])
            self.steps.load_state_dict(kept["steps"])
            self.schedule.load_state_dict(kept["schedule"])
            self.average, self.done = kept["average"], kept["done"]

    def go(self, plan: list[list[Window]]) -> None:
        """Learn from all batches that are not done yet."""
        self.tagger.train()
        sums: Counter[str] = Counter()
        began = time.perf_counter()
        for number, windows in self._left(plan):
            for name, loss in self._step(number, windows).items():
                sums[name] += loss
            if number % _TOLD_EVERY == 0:
                told = "  ".join(f"{name} {value / _TOLD_EVERY:.4f}" for name, value in sums.items())
                each = (time.perf_counter() - began) / _TOLD_EVERY
                sys.stderr.write(f"{number}/{len(plan)}  {each:.2f} s a step  {told}\n")
                sums.clear()
                began = time.perf_counter()
            if number % _SAVED_EVERY == 0 or number == len(plan):
                self._save(number)

    def _left(self, plan: list[list[Window]]) -> Iterator[tuple[int, list[Window]]]:
        return ((number, windows) for number, windows in enumerate(plan, 1) if number > self.done)

    def _step(self, number: int, windows: list[Window]) -> dict[str, float]:
        torch.manual_seed(SEED + number)  # drop-out is the same after an interruption
        losses = self.tagger.loss(as_batch(windows))
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.steps.step()
        self.schedule.step()
        self.steps.zero_grad()
        kept = min(KEPT, number / (number + 10))
        for name, value in self.tagger.state_dict().items():
            if name in self.learned:
                self.average[name].lerp_(value, 1 - kept)
        return {name: loss.item() for name, loss in losses.items()}

    def _save(self, number: int) -> None:
        kept = {
            "tagger": self.tagger.state_dict(),
            "steps": self.steps.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average,
            "done": number,
            **self.card,
        }
        new = self.state.with_suffix(".new")
        torch.save(kept, new)
        new.replace(self.state)


def _optimiser(tagger: Tagger) -> torch.optim.Optimizer:
    """AdamW; the word embeddings stay as they are, the heads learn faster."""
    tagger.encoder.embeddings.word_embeddings.weight.requires_grad = False
    body, heads = [], []
    for name, weight in tagger.named_parameters():
        if weight.requires_grad:
            (body if name.startswith("encoder.") else heads).append(weight)
    return torch.optim.AdamW([{"params": body, "lr": FASTEST}, {"params": heads, "lr": FASTEST_HEADS}], weight_decay=0.01)
