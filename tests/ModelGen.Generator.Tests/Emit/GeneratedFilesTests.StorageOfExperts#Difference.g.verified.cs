//HintName: Difference.g.cs
- new(Api::TensorRole.ExpertGate, "model.layers.{layer}.mlp.experts.{expert}.gate_proj.weight", "blk.{layer}.ffn_gate_exps.weight", [172, 64]) { Layers = DecoderLayerIndices, Experts = 8 },
- new(Api::TensorRole.ExpertUp, "model.layers.{layer}.mlp.experts.{expert}.up_proj.weight", "blk.{layer}.ffn_up_exps.weight", [172, 64]) { Layers = DecoderLayerIndices, Experts = 8 },
- new(Api::TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_expert.gate_proj.weight", "blk.{layer}.ffn_gate_shexp.weight", [96, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_expert.up_proj.weight", "blk.{layer}.ffn_up_shexp.weight", [96, 64]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.ExpertGate, "model.layers.{layer}.experts.gate_up", "", [172, 64]) { Layers = DecoderLayerIndices, Transposed = true, Experts = 8, Fused = new(344, 0, 1, 2) },
+ new(Api::TensorRole.ExpertUp, "model.layers.{layer}.experts.gate_up", "", [172, 64]) { Layers = DecoderLayerIndices, Transposed = true, Experts = 8, Fused = new(344, 1, 1, 2) },
+ new(Api::TensorRole.SharedGate, "model.layers.{layer}.shared.gate_up.weight", "blk.{layer}.ffn_gate_up_shexp.weight", [96, 64]) { Layers = DecoderLayerIndices, Fused = new(192, 0, 96, 96), GgufFused = new(192, 0, 96, 96) },
+ new(Api::TensorRole.SharedUp, "model.layers.{layer}.shared.gate_up.weight", "blk.{layer}.ffn_gate_up_shexp.weight", [96, 64]) { Layers = DecoderLayerIndices, Fused = new(192, 96, 96, 96), GgufFused = new(192, 96, 96, 96) },
