namespace ModelGen.Text.Tokenizers;

/// <summary>
/// What a SentencePiece <c>.model</c> says, with that library's defaults
/// (https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto).
/// </summary>
internal sealed class SentencePieceModel
{
    private const long LargestFile = 64L * 1024 * 1024;

    private readonly List<ScoredPiece> _pieces = [];
    private int _modelType = (int)SentencePieceKind.Unigram;

    private bool _suffixSpace;

    private SentencePieceModel()
    {
    }

    public IReadOnlyList<ScoredPiece> Pieces => _pieces;

    /// <summary>How text becomes pieces.</summary>
    public SentencePieceKind Kind => (SentencePieceKind)_modelType;

    /// <summary>Whether unknown characters become bytes.</summary>
    public bool ByteFallback { get; private set; }

    /// <summary>What an unknown token looks like in text.</summary>
    public string UnknownSurface { get; private set; } = " \u2047 ";

    public string BeginPiece { get; private set; } = "<s>";

    public string EndPiece { get; private set; } = "</s>";

    /// <summary>What is done to text before it becomes pieces.</summary>
    public SentencePieceRules Rules { get; private set; } = new();

    /// <summary>What is done to decoded text, or null for nothing.</summary>
    public SentencePieceRules? RulesBehind { get; private set; }

    /// <exception cref="ModelFormatException">The file is broken, or asks for something that is not supported.</exception>
    public static SentencePieceModel Read(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > LargestFile)
        {
            throw new ModelFormatException(path, null, $"it has {length:N0} bytes, and a SentencePiece model has {LargestFile:N0} at most");
        }

        var model = new SentencePieceModel();
        var reader = new ProtobufReader(path, File.ReadAllBytes(path));
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    model._pieces.Add(ReadPiece(reader.Message()));
                    break;
                case 2:
                    model.ReadTrainer(reader.Message());
                    break;
                case 3:
                    model.Rules = ReadRules(path, reader.Message(), model.Rules);
                    break;
                case 5:
                    model.RulesBehind = ReadRules(path, reader.Message(), model.RulesBehind ?? new SentencePieceRules());
                    break;
            }
        }

        model.Rules = model.Rules with { SpaceBehind = model._suffixSpace };
        return model.Kind is SentencePieceKind.Unigram or SentencePieceKind.BytePairs
            ? model
            : throw new ModelFormatException(
                path, null, $"it is a model of the type {model._modelType}, which is not supported: Unigram (1) and byte-pair encoding (2) are");
    }

    private static ScoredPiece ReadPiece(ProtobufReader reader)
    {
        var piece = new ScoredPiece("", 0, PieceKind.Normal);
        while (reader.Read())
        {
            piece = reader.Field switch
            {
                1 => piece with { Text = reader.Text() },
                2 => piece with { Score = reader.Single() },
                3 => piece with { Kind = (PieceKind)reader.Integer() },
                _ => piece,
            };
        }

        return piece;
    }

    private void ReadTrainer(ProtobufReader reader)
    {
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 3:
                    _modelType = reader.Integer();
                    break;
                case 24:
                    _suffixSpace = reader.Boolean();
                    break;
                case 35:
                    ByteFallback = reader.Boolean();
                    break;
                case 44:
                    UnknownSurface = reader.Text();
                    break;
                case 46:
                    BeginPiece = reader.Text();
                    break;
                case 47:
                    EndPiece = reader.Text();
                    break;
            }
        }
    }

    private static SentencePieceRules ReadRules(string path, ProtobufReader reader, SentencePieceRules rules)
    {
        while (reader.Read())
        {
            rules = reader.Field switch
            {
                2 => rules with { Map = reader.Bytes().IsEmpty ? null : CharacterMap.Read(path, reader.Bytes()) },
                3 => rules with { AddSpace = reader.Boolean() },
                4 => rules with { RemoveExtraSpaces = reader.Boolean() },
                5 => rules with { EscapeSpaces = reader.Boolean() },
                _ => rules,
            };
        }

        return rules;
    }
}
