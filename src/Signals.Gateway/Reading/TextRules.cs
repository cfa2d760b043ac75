using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Reading;

/// <summary>What a text, an instant and an e-mail address look like.</summary>
internal static partial class TextRules
{
    /// <summary>Notes what is wrong with a text. Tabs and line ends are fine, other control characters are not.</summary>
    public static bool Check(string text, int most, string field, FieldErrors errors)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            // A surrogate without its other half cannot be stored, nor a NUL in every database.
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done
                || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
            {
                errors.Add(field, "ongeldige-tekens", "Hier staan tekens die niet kunnen.");
                return false;
            }
            i += used;
        }
        if (length <= most) return true;
        errors.Add(field, "te-lang", string.Create(CultureInfo.InvariantCulture, $"Hier passen hooguit {most} tekens."));
        return false;
    }

    /// <summary>Reads an instant as RFC 3339 writes it, with an offset.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Rfc3339().Match(text) is not { Success: true } match) return false;
        var fraction = match.Groups["fraction"].Value;
        var whole = text.Remove(match.Groups["fraction"].Index, fraction.Length);
        if (!DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)) return false;
        // Milliseconds are as fine as anything that is kept.
        var milliseconds = fraction.Length > 1 ? int.Parse(fraction[1..].PadRight(3, '0')[..3], CultureInfo.InvariantCulture) : 0;
        instant = instant.AddMilliseconds(milliseconds);
        return true;
    }

    /// <summary>Reads a day as in <c>2026-11-20</c>.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool IsEmail(string text) => text.Length <= 254 && Email().IsMatch(text);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?<fraction>(\.[0-9]{1,12})?)([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""\p{C}]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
