using ModelGen;

namespace Elmo;

/// <summary>An ELMo of a million weights, trained on the King James Bible and the examples of WordNet.</summary>
[BidirectionalLstm(Layers = 2, CellSize = 256, Projection = 96, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]
[CharacterConvolution(CharacterSize = 16, FilterWidths = [1, 2, 3, 4, 5], FilterCounts = [16, 32, 32, 64, 96], Highways = 1)]
public sealed partial class SmallElmo;

/// <summary>The contrast: one vector for each word, whatever its sentence.</summary>
[WordVectors(Dimensions = 100)]
public sealed partial class OneVector;
