"""Write learned weights as the files that ship: a graph with eight-bit weights, the tokenizer, and the tagger's card."""

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.data import KIND_LABELS, ROLE_LABELS
from training.network import Tagger, encoder


class Shipped(nn.Module):
    """What runs in the product: one window in, the scores of three heads side by side out.

    The encoder's own weights in the plainest graph: no padding, so no mask; queries, keys and values of a layer in one product.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        base = tagger.encoder
        self.words = base.embeddings.word_embeddings
        self.shapes, self.norm = tagger.shapes, base.embeddings.LayerNorm
        self.places, self.types = base.embeddings.position_embeddings, base.embeddings.token_type_embeddings
        self.layers = base.encoder.layer
        self.size, self.heads = int(base.config.hidden_size), int(base.config.num_attention_heads)
        self.width = self.size // self.heads
        self.joined = nn.ModuleList()
        for layer in self.layers:
            parts = (layer.attention.self.query, layer.attention.self.key, layer.attention.self.value)
            whole = nn.Linear(self.size, 3 * self.size)
            scale = self.width**-0.5
            whole.weight.data = torch.cat([parts[0].weight * scale, parts[1].weight, parts[2].weight])
            whole.bias.data = torch.cat([parts[0].bias * scale, parts[1].bias, parts[2].bias])
            self.joined.append(whole)
        self.out = nn.Linear(self.size, 0)
        self.out.weight.data = torch.cat([tagger.outer.weight, tagger.inner.weight, tagger.kinds.weight])
        self.out.bias.data = torch.cat([tagger.outer.bias, tagger.inner.bias, tagger.kinds.bias])

    def forward(self, ids: Tensor, types: Tensor, shapes: Tensor, places: Tensor) -> Tensor:
        """[pieces] each -> [pieces, labels of all heads]."""
        flow = self.norm(self.words(ids) + self.shapes(shapes) + self.types(types) + self.places(places))
        for layer, joined in zip(self.layers, self.joined, strict=True):
            every = joined(flow).reshape(-1, 3, self.heads, self.width)
            asked, known, told = every[:, 0].transpose(0, 1), every[:, 1].permute(1, 2, 0), every[:, 2].transpose(0, 1)
            seen = torch.softmax(asked @ known, dim=-1) @ told
            seen = layer.attention.output.dense(seen.transpose(0, 1).reshape(-1, self.size))
            flow = layer.attention.output.LayerNorm(seen + flow)
            more = layer.output.dense(nn.functional.gelu(layer.intermediate.dense(flow)))
            flow = layer.output.LayerNorm(more + flow)
        scores: Tensor = self.out(flow)
        return scores


def rows_in_eight_bits(model: onnx.ModelProto, name: str) -> None:
    """Keep a table of embeddings as eight-bit numbers with one scale a row; looking a row up multiplies it out again."""
    graph = model.graph
    table = next(one for one in graph.initializer if one.name == name)
    values = numpy_helper.to_array(table)
    scale = np.abs(values).max(axis=1, keepdims=True) / 127.0
    scale[scale == 0] = 1.0
    small = np.round(values / scale).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(small, name + "_q"), numpy_helper.from_array(scale.astype(np.float32), name + "_scale")]
    )
    node = next(one for one in graph.node if one.op_type == "Gather" and one.input[0] == name)
    place = list(graph.node).index(node)
    wanted, output = node.input[1], node.output[0]
    graph.node.remove(node)
    for offset, made in enumerate(
        (
            onnx.helper.make_node("Gather", [name + "_q", wanted], [name + "_row"]),
            onnx.helper.make_node("Cast", [name + "_row"], [name + "_float"], to=onnx.TensorProto.FLOAT),
            onnx.helper.make_node("Gather", [name + "_scale", wanted], [name + "_row_scale"]),
            onnx.helper.make_node("Mul", [name + "_float", name + "_row_scale"], [output]),
        )
    ):
        graph.node.insert(place + offset, made)


def export(state: Path, base: Path, out: Path) -> None:
    """Write `tagger.onnx`, `tokenizer.json` and `tagger.json` to a folder."""
    kept = torch.load(state)
    tagger = Tagger(encoder(base), len(kept["parts"]), len(kept["relations"]))
    tagger.load_state_dict(kept["average"])
    tagger.eval()
    example = torch.ones(12, dtype=torch.int64)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Shipped(tagger),
            (example, example, example, torch.arange(12)),
            str(whole),
            input_names=["ids", "types", "shapes", "places"],
            output_names=["scores"],
            dynamic_axes={name: {0: "pieces"} for name in ("ids", "types", "shapes", "places", "scores")},
            opset_version=17,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            whole,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
        model = onnx.load(small)
        rows_in_eight_bits(model, "words.weight")
        onnx.save(model, str(out / "tagger.onnx"))
    tokenizer = json.loads((base / "tokenizer.json").read_text("utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf-8")
    steps = {}
    for name, table in (("outer", tagger.outer_steps), ("inner", tagger.inner_steps)):
        matrix, begin = table.tables()
        steps[name] = {
            "steps": [[round(value, 4) for value in row] for row in matrix.tolist()],
            "begin": [round(value, 4) for value in begin.tolist()],
        }
    digest = hashlib.sha256((out / "tagger.onnx").read_bytes()).hexdigest()
    card = {"roles": list(ROLE_LABELS), "kinds": list(KIND_LABELS), "steps": steps, "digest": digest}
    (out / "tagger.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
