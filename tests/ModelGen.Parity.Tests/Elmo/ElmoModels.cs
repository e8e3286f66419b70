namespace ModelGen.Parity.Tests;

/// <summary>AllenNLP's test model, under elmo/.</summary>
[BidirectionalLstm(Layers = 2, CellSize = 64, Projection = 16, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]
[CharacterConvolution(CharacterSize = 4, FilterWidths = [1, 2, 3, 4, 5], FilterCounts = [4, 8, 16, 32, 64], Highways = 2)]
internal sealed partial class ElmoFixtureModel;

/// <summary>The sample's model, under samples/elmo/.</summary>
[BidirectionalLstm(Layers = 2, CellSize = 256, Projection = 96, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]
[CharacterConvolution(CharacterSize = 16, FilterWidths = [1, 2, 3, 4, 5], FilterCounts = [16, 32, 32, 64, 96], Highways = 1)]
internal sealed partial class ElmoSampleModel;

/// <summary>Everything that the two others do not have: three layers without skips and clips, tanh, no highway, odd sizes, a short word.</summary>
[BidirectionalLstm(Layers = 3, CellSize = 37, Projection = 19, Stateful = true)]
[CharacterConvolution(CharacterSize = 5, FilterWidths = [2, 7], FilterCounts = [9, 21], Activation = ConvolutionActivation.Tanh, MaximumCharacters = 12, Vocabulary = 300)]
internal sealed partial class ElmoOddModel;

/// <summary>One layer, a cell that is clipped and an output that is not.</summary>
[BidirectionalLstm(Layers = 1, CellSize = 64, Projection = 32, CellClip = 0.5, SkipConnections = true)]
[CharacterConvolution(CharacterSize = 8, FilterWidths = [3], FilterCounts = [64], Highways = 3)]
internal sealed partial class ElmoSingleModel;
