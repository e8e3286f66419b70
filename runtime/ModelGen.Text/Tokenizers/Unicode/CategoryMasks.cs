using System.Collections.Frozen;
using System.Globalization;

namespace ModelGen.Text.Tokenizers;

/// <summary>Sets of Unicode's general categories as bit masks, under the names that patterns call them by.</summary>
internal static class CategoryMasks
{
    public static readonly uint Letter = Of(
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter);

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

    /// <summary>Masks by the names of <c>\p{…}</c>, in lower case without spaces, hyphens and underscores.</summary>
    public static readonly FrozenDictionary<string, uint> ByName = new Dictionary<string, uint>
    {
        ["l"] = Letter, ["letter"] = Letter,
        ["lu"] = Of(UnicodeCategory.UppercaseLetter), ["uppercaseletter"] = Of(UnicodeCategory.UppercaseLetter),
        ["ll"] = Of(UnicodeCategory.LowercaseLetter), ["lowercaseletter"] = Of(UnicodeCategory.LowercaseLetter),
        ["lt"] = Of(UnicodeCategory.TitlecaseLetter), ["titlecaseletter"] = Of(UnicodeCategory.TitlecaseLetter),
        ["lm"] = Of(UnicodeCategory.ModifierLetter), ["modifierletter"] = Of(UnicodeCategory.ModifierLetter),
        ["lo"] = Of(UnicodeCategory.OtherLetter), ["otherletter"] = Of(UnicodeCategory.OtherLetter),
        ["m"] = Mark, ["mark"] = Mark,
        ["mn"] = Of(UnicodeCategory.NonSpacingMark), ["nonspacingmark"] = Of(UnicodeCategory.NonSpacingMark),
        ["mc"] = Of(UnicodeCategory.SpacingCombiningMark), ["spacingmark"] = Of(UnicodeCategory.SpacingCombiningMark),
        ["me"] = Of(UnicodeCategory.EnclosingMark), ["enclosingmark"] = Of(UnicodeCategory.EnclosingMark),
        ["n"] = Number, ["number"] = Number,
        ["nd"] = DecimalNumber, ["decimalnumber"] = DecimalNumber, ["digit"] = DecimalNumber,
        ["nl"] = Of(UnicodeCategory.LetterNumber), ["letternumber"] = Of(UnicodeCategory.LetterNumber),
        ["no"] = Of(UnicodeCategory.OtherNumber), ["othernumber"] = Of(UnicodeCategory.OtherNumber),
        ["p"] = Punctuation, ["punctuation"] = Punctuation,
        ["pc"] = ConnectorPunctuation, ["connectorpunctuation"] = ConnectorPunctuation,
        ["pd"] = Of(UnicodeCategory.DashPunctuation), ["dashpunctuation"] = Of(UnicodeCategory.DashPunctuation),
        ["ps"] = Of(UnicodeCategory.OpenPunctuation), ["openpunctuation"] = Of(UnicodeCategory.OpenPunctuation),
        ["pe"] = Of(UnicodeCategory.ClosePunctuation), ["closepunctuation"] = Of(UnicodeCategory.ClosePunctuation),
        ["pi"] = Of(UnicodeCategory.InitialQuotePunctuation), ["initialpunctuation"] = Of(UnicodeCategory.InitialQuotePunctuation),
        ["pf"] = Of(UnicodeCategory.FinalQuotePunctuation), ["finalpunctuation"] = Of(UnicodeCategory.FinalQuotePunctuation),
        ["po"] = Of(UnicodeCategory.OtherPunctuation), ["otherpunctuation"] = Of(UnicodeCategory.OtherPunctuation),
        ["s"] = Symbol, ["symbol"] = Symbol,
        ["sm"] = Of(UnicodeCategory.MathSymbol), ["mathsymbol"] = Of(UnicodeCategory.MathSymbol),
        ["sc"] = Of(UnicodeCategory.CurrencySymbol), ["currencysymbol"] = Of(UnicodeCategory.CurrencySymbol),
        ["sk"] = Of(UnicodeCategory.ModifierSymbol), ["modifiersymbol"] = Of(UnicodeCategory.ModifierSymbol),
        ["so"] = Of(UnicodeCategory.OtherSymbol), ["othersymbol"] = Of(UnicodeCategory.OtherSymbol),
        ["z"] = Separator, ["separator"] = Separator,
        ["zs"] = Of(UnicodeCategory.SpaceSeparator), ["spaceseparator"] = Of(UnicodeCategory.SpaceSeparator),
        ["zl"] = Of(UnicodeCategory.LineSeparator), ["lineseparator"] = Of(UnicodeCategory.LineSeparator),
        ["zp"] = Of(UnicodeCategory.ParagraphSeparator), ["paragraphseparator"] = Of(UnicodeCategory.ParagraphSeparator),
        ["c"] = Other, ["other"] = Other,
        ["cc"] = Of(UnicodeCategory.Control), ["control"] = Of(UnicodeCategory.Control), ["cntrl"] = Of(UnicodeCategory.Control),
        ["cf"] = Of(UnicodeCategory.Format), ["format"] = Of(UnicodeCategory.Format),
        ["cs"] = Of(UnicodeCategory.Surrogate), ["surrogate"] = Of(UnicodeCategory.Surrogate),
        ["co"] = Of(UnicodeCategory.PrivateUse), ["privateuse"] = Of(UnicodeCategory.PrivateUse),
        ["cn"] = Of(UnicodeCategory.OtherNotAssigned), ["unassigned"] = Of(UnicodeCategory.OtherNotAssigned),
        ["word"] = Word,
        ["any"] = uint.MaxValue,
    }.ToFrozenDictionary();

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
