namespace ModelGen.Text.Tokenizers;

/// <summary>
/// What a SentencePiece <c>.model</c> says, with that library's defaults
/// (https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto).
/// </summary>
internal sealed class SentencePieceModel
{
    private const int Unigram = 1;
    private const int BytePairs = 2;
    private const long LargestFile = 64L * 1024 * 1024;

    private readonly List<ScoredPiece> _pieces = [];
    private int _modelType = Unigram;
    private bool _suffixSpaces;
    private bool _mapped;

    private SentencePieceModel()
    {
    }

    public IReadOnlyList<ScoredPiece> Pieces => _pieces;

    /// <summary>Whether unknown characters become bytes.</summary>
    public bool ByteFallback { get; private set; }

    /// <summary>What an unknown token looks like in text.</summary>
    public string UnknownSurface { get; private set; } = " \u2047 ";

    public string BeginPiece { get; private set; } = "<s>";

    public string EndPiece { get; private set; } = "</s>";

    /// <summary>Whether a space is put before the text.</summary>
    public bool AddDummyPrefix { get; private set; } = true;

    /// <summary>Whether spaces at the ends fall away and others become one.</summary>
    public bool RemoveExtraSpaces { get; private set; } = true;

    /// <summary>Whether spaces become <c>▁</c>.</summary>
    public bool EscapeSpaces { get; private set; } = true;

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
                    model.ReadNormalizer(reader.Message());
                    break;
            }
        }

        model.Check(path);
        return model;
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
                    _suffixSpaces = reader.Boolean();
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

    private void ReadNormalizer(ProtobufReader reader)
    {
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 2:
                    _mapped = reader.Bytes().Length > 0;
                    break;
                case 3:
                    AddDummyPrefix = reader.Boolean();
                    break;
                case 4:
                    RemoveExtraSpaces = reader.Boolean();
                    break;
                case 5:
                    EscapeSpaces = reader.Boolean();
                    break;
            }
        }
    }

    private void Check(string path)
    {
        string? problem = _modelType switch
        {
            BytePairs => null,
            Unigram => "it is a Unigram model, which is not supported yet: byte-pair encoding (BPE) is",
            _ => $"it is a model of the type {_modelType}, which is not supported: byte-pair encoding (2) is",
        };
        problem ??= _mapped ? "it normalizes text by a table (precompiled_charsmap), which is not supported yet" : null;
        problem ??= _suffixSpaces ? "it puts spaces behind words (treat_whitespace_as_suffix), which is not supported" : null;
        if (problem is not null)
        {
            throw new ModelFormatException(path, null, problem);
        }
    }
}
