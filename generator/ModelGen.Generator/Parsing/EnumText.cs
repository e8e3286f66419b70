using System.Globalization;

namespace ModelGen.Generator.Parsing;

/// <summary>Enums as messages speak of them.</summary>
internal static class EnumText
{
    /// <summary>True for a member; for flags, also for a combination of members.</summary>
    public static bool IsDefined<T>(T value)
        where T : struct, Enum
    {
        if (!IsFlags<T>())
        {
            return Enum.IsDefined(typeof(T), value);
        }

        int all = Enum.GetValues(typeof(T)).Cast<T>().Aggregate(0, (bits, member) => bits | ToInt32(member));
        return (ToInt32(value) & ~all) == 0;
    }

    /// <summary>The number behind a value.</summary>
    public static int Number<T>(T value)
        where T : struct, Enum => ToInt32(value);

    /// <summary>What can be chosen: <c>Norm.Rms or Norm.Layer</c>.</summary>
    public static string Choices<T>()
        where T : struct, Enum
    {
        string[] names = Array.ConvertAll(Enum.GetNames(typeof(T)), name => typeof(T).Name + "." + name);
        string last = names[names.Length - 1];
        string choices = names.Length == 1 ? last : string.Join(", ", names.Take(names.Length - 1)) + " or " + last;
        return IsFlags<T>() ? "a combination of " + choices.Replace(" or ", " and ") : choices;
    }

    private static bool IsFlags<T>() => typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    private static int ToInt32<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
