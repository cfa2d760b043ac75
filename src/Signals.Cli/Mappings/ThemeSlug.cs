using System.Globalization;
using System.Text;
using Signals.Cli.Lines;
using Signals.Core.Themes;

namespace Signals.Cli.Mappings;

/// <summary>Makes a theme code of a foreign name.</summary>
internal static class ThemeSlug
{
    private const int MostCharacters = 40;
    private const int HashCharacters = 6;

    // This program runs without the tables of Unicode, so the letters that Dutch borrows are folded by hand.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <remarks>
    /// Names that differ only in capitals, accents or punctuation get the same code. A name that is cut short, or has nothing in it that a
    /// code may hold, ends in a hash of itself, so that it keeps apart from others that begin alike.
    /// </remarks>
    public static ThemeCode Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name)
        {
            var small = char.ToLowerInvariant(letter);
            var accented = Accented.IndexOf(small, StringComparison.Ordinal);
            if (accented >= 0) small = Plain[accented];
            if (char.IsAsciiLetterLower(small) || char.IsAsciiDigit(small)) slug.Append(small);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var code = slug.ToString().TrimEnd('-');
        var hash = LineKeys.Hash(code.Length > 0 ? code : name).ToString("x32", CultureInfo.InvariantCulture)[..HashCharacters];
        if (code.Length == 0) code = hash;
        if (code.Length < 2 || !char.IsAsciiLetterLower(code[0])) code = $"x-{code}";
        if (code.Length > MostCharacters) code = $"{code[..(MostCharacters - HashCharacters - 1)].TrimEnd('-')}-{hash}";
        return ThemeCode.Parse(code);
    }
}
