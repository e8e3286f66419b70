namespace ModelGen.Text.Tokenizers;

/// <summary>A token that is found in the text itself, before anything else looks at it.</summary>
/// <param name="Content">Its text.</param>
internal sealed record AddedToken(string Content)
{
    /// <summary>Takes the white space before it.</summary>
    public bool LeftStrip { get; init; }

    /// <summary>Takes the white space behind it.</summary>
    public bool RightStrip { get; init; }

    /// <summary>Found only where no word character touches it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Looked for in normalized text.</summary>
    public bool Normalized { get; init; }

    /// <summary>No part of the text: left out in decoding.</summary>
    public bool Special { get; init; }
}
