namespace ModelGen.Text.Tokenizers;

/// <summary>
/// What the files beside a tokenizer say of its special tokens: <c>tokenizer_config.json</c>, <c>special_tokens_map.json</c>, <c>generation_config.json</c>,
/// <c>config.json</c>.
/// </summary>
internal sealed record SpecialTokenFiles
{
    private string? _beginText;
    private string? _endText;
    private int? _beginId;
    private int? _endId;
    private bool _named;                 // a file that gives names was there: then it decides
    private readonly List<int> _endIds = [];

    /// <summary>The ids that end a generation by these files.</summary>
    public IEnumerable<int> EndIds => _endIds;

    /// <summary>Whether a token is put before a text, if a file says so.</summary>
    public bool? AddBegin { get; private set; }

    /// <summary>Whether a token is put behind a text, if a file says so.</summary>
    public bool? AddEnd { get; private set; }

    /// <summary>Reads what there is.</summary>
    /// <exception cref="ModelFormatException">One of the files is broken.</exception>
    public static SpecialTokenFiles Read(string folder)
    {
        var found = new SpecialTokenFiles();
        found.ReadNames(Path.Combine(folder, "tokenizer_config.json"));
        found.ReadNames(Path.Combine(folder, "special_tokens_map.json"));
        found.ReadIds(Path.Combine(folder, "generation_config.json"));
        found.ReadIds(Path.Combine(folder, "config.json"));
        return found;
    }

    /// <summary>The special tokens of a tokenizer; <paramref name="first"/> is what its own file puts before a text.</summary>
    public SpecialTokens Resolve(Tokenizer tokenizer, int? first)
    {
        int? begin = _beginText is null ? null : tokenizer.IdOf(_beginText);
        int? end = _endText is null ? null : tokenizer.IdOf(_endText);
        if (!_named)
        {
            begin ??= Known(tokenizer, _beginId) ?? first;
            end ??= Known(tokenizer, _endId) ?? SpecialTokens.GuessEndOfText(tokenizer);
        }

        return SpecialTokens.Complete(tokenizer, begin, end, _endIds);
    }

    /// <summary>The token in a role: a name, or an object with the name as its content; null without one.</summary>
    public static string? Name(JsonEntry root, string key) => root.Find(key) is not { } entry
        ? null
        : entry.IsObject ? entry.Require("content").String() : entry.String();

    private static int? Known(Tokenizer tokenizer, int? id) => id is { } found && tokenizer.TokenAt(found) is not null ? id : null;

    private void ReadNames(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        JsonEntry.Read(path, root =>
        {
            _beginText ??= Name(root, "bos_token");
            _endText ??= Name(root, "eos_token");
            AddBegin ??= root.Find("add_bos_token")?.Boolean();
            AddEnd ??= root.Find("add_eos_token")?.Boolean();
            return _named = _named || _beginText is not null || _endText is not null;
        });
    }

    private void ReadIds(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        JsonEntry.Read(path, root =>
        {
            _beginId ??= Ids(root, "bos_token_id").Cast<int?>().FirstOrDefault();
            int[] ends = [.. Ids(root, "eos_token_id")];
            _endId ??= ends.Cast<int?>().FirstOrDefault();
            _endIds.AddRange(ends);
            return true;
        });
    }

    // A number or a list of numbers. Some files write -1 for none.
    private static IEnumerable<int> Ids(JsonEntry root, string key)
    {
        if (root.Find(key) is not { } entry)
        {
            return [];
        }

        JsonEntry[] entries = entry.IsArray ? [.. entry.Elements()] : [entry];
        return entries.Where(id => id.Number() >= 0).Select(id => id.Count32());
    }
}
