namespace ModelGen.Text.Tokenizers;

/// <summary>Where Metaspace puts its character in front of a text that does not begin with it.</summary>
internal enum MetaspacePrepend
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>Where the whole text begins.</summary>
    First,

    /// <summary>Also behind each added token.</summary>
    Always,
}
