using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Signals.Core.Text;

/// <summary>The form of a short name in the interface: 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
internal static partial class Slug
{
    public static bool Is([NotNullWhen(true)] string? text) => text is { Length: >= 2 and <= 40 } && Form().IsMatch(text);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
