using System.Globalization;
using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>The time in the notation of C's <c>strftime</c>, in English.</summary>
internal static class DateText
{
    /// <exception cref="ChatTemplateException">The format has a letter that is not known.</exception>
    public static string Of(Rendering run, string format)
    {
        StringBuilder text = new();
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            // GNU's minus leaves leading zeros out.
            bool bare = i + 1 < format.Length && format[i + 1] == '-';
            i += bare ? 2 : 1;
            string part = (i < format.Length ? Part(run.Now, format[i]) : null)
                ?? throw run.Error("the format of a time has '%' before a letter that is not known: %d, %m, %Y, %b, %H, %M and their like are");
            text.Append(bare ? part.TrimStart('0', ' ').PadLeft(1, '0') : part);
        }

        run.Create(text.Length);
        return text.ToString();
    }

    private static string? Part(DateTime time, char letter)
    {
        return letter switch
        {
            'a' => Formatted("ddd"),
            'A' => Formatted("dddd"),
            'b' or 'h' => Formatted("MMM"),
            'B' => Formatted("MMMM"),
            'c' => $"{Formatted("ddd MMM")} {time.Day,2} {Formatted("HH:mm:ss yyyy")}",
            'C' => Number(time.Year / 100, 2),
            'd' => Formatted("dd"),
            'D' or 'x' => Formatted("MM/dd/yy"),
            'e' => string.Create(CultureInfo.InvariantCulture, $"{time.Day,2}"),
            'f' => Formatted("ffffff"),
            'F' => Formatted("yyyy-MM-dd"),
            'G' => Number(ISOWeek.GetYear(time), 4),
            'H' => Formatted("HH"),
            'I' => Formatted("hh"),
            'j' => Number(time.DayOfYear, 3),
            'm' => Formatted("MM"),
            'M' => Formatted("mm"),
            'n' => "\n",
            'p' => time.Hour < 12 ? "AM" : "PM",
            'R' => Formatted("HH:mm"),
            'S' => Formatted("ss"),
            't' => "\t",
            'T' or 'X' => Formatted("HH:mm:ss"),
            'u' => Number(time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek, 1),
            'U' => Number((time.DayOfYear + 6 - (int)time.DayOfWeek) / 7, 2),
            'V' => Number(ISOWeek.GetWeekOfYear(time), 2),
            'w' => Number((int)time.DayOfWeek, 1),
            'W' => Number((time.DayOfYear + 6 - (((int)time.DayOfWeek + 6) % 7)) / 7, 2),
            'y' => Formatted("yy"),
            'Y' => time.Year.ToString(CultureInfo.InvariantCulture),
            'z' or 'Z' => "",      // the time has no zone
            '%' => "%",
            _ => null,
        };

        string Formatted(string format) => time.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Number(int number, int digits) => number.ToString($"D{digits}", CultureInfo.InvariantCulture);
}
