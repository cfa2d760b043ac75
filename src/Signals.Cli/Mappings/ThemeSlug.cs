using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Text;
using Signals.Core.Themes;

namespace Signals.Cli.Mappings;

/// <summary>Makes a theme code of a foreign name.</summary>
internal static class ThemeSlug
{
    private const int HashCharacters = 6;

    /// <remarks>
    /// Names that differ only in capitals, accents or punctuation get the same code. A name that is cut short, or has nothing in it that a
    /// code may hold, ends in a hash of itself, so that it keeps apart from others that begin alike.
    /// </remarks>
    public static ThemeCode Of(string name)
    {
        var code = Slug.Fold(name);
        var hash = LineKeys.Hash(code.Length > 0 ? code : name).ToString("x32", CultureInfo.InvariantCulture)[..HashCharacters];
        if (code.Length == 0) code = hash;
        if (code.Length < 2 || !char.IsAsciiLetterLower(code[0])) code = $"x-{code}";
        if (code.Length > Slug.Most) code = $"{code[..(Slug.Most - HashCharacters - 1)].TrimEnd('-')}-{hash}";
        return ThemeCode.Parse(code);
    }
}
