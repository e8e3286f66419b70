using System.Collections.Frozen;
using System.Globalization;

namespace ModelGen.Text.Tokenizers;

/// <summary>Sets of Unicode's general categories as bit masks, under the names that patterns call them by.</summary>
internal static class CategoryMasks
{
    public static readonly uint Letter = Of(
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter,
        UnicodeCategory.OtherLetter);

    public static readonly uint Mark = Of(UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark);

    public static readonly uint DecimalNumber = Of(UnicodeCategory.DecimalDigitNumber);

    public static readonly uint Number = DecimalNumber | Of(UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber);

    public static readonly uint ConnectorPunctuation = Of(UnicodeCategory.ConnectorPunctuation);

    public static readonly uint Punctuation = ConnectorPunctuation | Of(
        UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation, UnicodeCategory.InitialQuotePunctuation,
        UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation);

    public static readonly uint Symbol = Of(
        UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol);

    public static readonly uint Separator = Of(UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator);

    public static readonly uint Other = Of(
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned);

    /// <summary>What <c>\w</c> means.</summary>
    public static readonly uint Word = Letter | Mark | DecimalNumber | ConnectorPunctuation;

    // What names mean, each short and long (the same twice where there is one).
    private static readonly (uint Mask, string Short, string Long)[] Names =
    [
        (Letter, "l", "letter"),
        (Mark, "m", "mark"),
        (Number, "n", "number"),
        (DecimalNumber, "digit", "digit"),
        (Punctuation, "p", "punctuation"),
        (Symbol, "s", "symbol"),
        (Separator, "z", "separator"),
        (Other, "c", "other"),
        (Of(UnicodeCategory.Control), "cntrl", "cntrl"),
        (Word, "word", "word"),
        (uint.MaxValue, "any", "any"),
        (Of(UnicodeCategory.UppercaseLetter), "lu", "uppercaseletter"),
        (Of(UnicodeCategory.LowercaseLetter), "ll", "lowercaseletter"),
        (Of(UnicodeCategory.TitlecaseLetter), "lt", "titlecaseletter"),
        (Of(UnicodeCategory.ModifierLetter), "lm", "modifierletter"),
        (Of(UnicodeCategory.OtherLetter), "lo", "otherletter"),
        (Of(UnicodeCategory.NonSpacingMark), "mn", "nonspacingmark"),
        (Of(UnicodeCategory.SpacingCombiningMark), "mc", "spacingmark"),
        (Of(UnicodeCategory.EnclosingMark), "me", "enclosingmark"),
        (Of(UnicodeCategory.DecimalDigitNumber), "nd", "decimalnumber"),
        (Of(UnicodeCategory.LetterNumber), "nl", "letternumber"),
        (Of(UnicodeCategory.OtherNumber), "no", "othernumber"),
        (Of(UnicodeCategory.ConnectorPunctuation), "pc", "connectorpunctuation"),
        (Of(UnicodeCategory.DashPunctuation), "pd", "dashpunctuation"),
        (Of(UnicodeCategory.OpenPunctuation), "ps", "openpunctuation"),
        (Of(UnicodeCategory.ClosePunctuation), "pe", "closepunctuation"),
        (Of(UnicodeCategory.InitialQuotePunctuation), "pi", "initialpunctuation"),
        (Of(UnicodeCategory.FinalQuotePunctuation), "pf", "finalpunctuation"),
        (Of(UnicodeCategory.OtherPunctuation), "po", "otherpunctuation"),
        (Of(UnicodeCategory.MathSymbol), "sm", "mathsymbol"),
        (Of(UnicodeCategory.CurrencySymbol), "sc", "currencysymbol"),
        (Of(UnicodeCategory.ModifierSymbol), "sk", "modifiersymbol"),
        (Of(UnicodeCategory.OtherSymbol), "so", "othersymbol"),
        (Of(UnicodeCategory.SpaceSeparator), "zs", "spaceseparator"),
        (Of(UnicodeCategory.LineSeparator), "zl", "lineseparator"),
        (Of(UnicodeCategory.ParagraphSeparator), "zp", "paragraphseparator"),
        (Of(UnicodeCategory.Control), "cc", "control"),
        (Of(UnicodeCategory.Format), "cf", "format"),
        (Of(UnicodeCategory.Surrogate), "cs", "surrogate"),
        (Of(UnicodeCategory.PrivateUse), "co", "privateuse"),
        (Of(UnicodeCategory.OtherNotAssigned), "cn", "unassigned"),
    ];

    /// <summary>Masks by the names of <c>\p{…}</c>, in lower case without spaces, hyphens and underscores.</summary>
    public static readonly FrozenDictionary<string, uint> ByName = Names
        .SelectMany(entry => new[] { (Name: entry.Short, entry.Mask), (Name: entry.Long, entry.Mask) })
        .Distinct()
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Mask);

    private static uint Of(params ReadOnlySpan<UnicodeCategory> categories)
    {
        uint mask = 0;
        foreach (UnicodeCategory category in categories)
        {
            mask |= 1u << (int)category;
        }

        return mask;
    }
}
