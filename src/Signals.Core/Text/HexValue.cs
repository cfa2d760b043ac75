using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Signals.Core.Text;

/// <summary>128 bits as 32 lower-case hexadecimal digits.</summary>
internal static class HexValue
{
    public static string Text(UInt128 value) => value.ToString("x32", CultureInfo.InvariantCulture);

    public static bool TryParse([NotNullWhen(true)] string? text, out UInt128 value)
    {
        value = default;
        return text is { Length: 32 } && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
