using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Signals.Core.Text;

/// <summary>The form of a short name in the interface: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
public static partial class Slug
{
    /// <summary>The most characters.</summary>
    public const int Most = 40;

    // This program runs without the tables of Unicode, so the letters that Dutch borrows are folded by hand.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <summary>What a name has in it that a short name may hold: small letters and digits, with hyphens between. Empty if there is nothing, and perhaps too long or begun by a digit.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            var small = char.ToLowerInvariant(letter);
            var accented = Accented.IndexOf(small, StringComparison.Ordinal);
            if (accented >= 0) small = Plain[accented];
            if (char.IsAsciiLetterLower(small) || char.IsAsciiDigit(small)) folded.Append(small);
            else if (folded.Length > 0 && folded[^1] != '-') folded.Append('-');
        }
        return folded.ToString().TrimEnd('-');
    }

    /// <summary>A short name for a name, other than those that are taken.</summary>
    /// <param name="name">The name.</param>
    /// <param name="taken">Short names that it may not be.</param>
    public static string Of(string name, IReadOnlyCollection<string> taken)
    {
        var folded = Fold(name);
        if (folded.Length < 2 || !char.IsAsciiLetterLower(folded[0])) folded = $"x-{folded}".TrimEnd('-') is { Length: > 1 } prefixed ? prefixed : "naamloos";
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var slug = $"{(folded.Length > Most - ending.Length ? folded[..(Most - ending.Length)].TrimEnd('-') : folded)}{ending}";
            if (!taken.Contains(slug)) return slug;
        }
    }

    /// <summary>Whether a text has the form of a short name.</summary>
    public static bool Is([NotNullWhen(true)] string? text) => text is { Length: >= 2 and <= Most } && Form().IsMatch(text);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
