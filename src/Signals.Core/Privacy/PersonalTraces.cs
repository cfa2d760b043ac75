using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Signals.Core.Privacy;

/// <summary>
/// Finds in a text what may lead to a person, so that the writer can take it out before it is sent. It asks and never decides: it finds names that it should not,
/// and misses some, above all in scripts without capitals.
/// </summary>
/// <remarks>
/// Numbers are told by their check digits: an IBAN by modulo 97 (ISO 13616), a BSN by the eleven test. A name is one of the common given names of the country,
/// a word after a form of address, or a word with a capital within a sentence that is no name of an area, a day, a month, a language or an organisation.
/// </remarks>
public static partial class PersonalTraces
{
    /// <summary>What stands in the place of a trace that was taken out.</summary>
    public const string TakenOut = "[...]";

    private const int ShortestAccount = 15;
    private const int LongestAccount = 34;

    private static readonly FrozenSet<string> GivenNames = Words("given-names.txt");
    private static readonly FrozenSet<string> NoNames = Words("no-names.txt");

    /// <summary>Every trace in a text, in order and without overlap.</summary>
    /// <param name="text">The text; null or empty has none.</param>
    /// <param name="areas">Names of areas, which are no names of people here.</param>
    public static IReadOnlyList<PersonalTrace> In(string? text, IEnumerable<string> areas)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var known = areas.SelectMany(Split).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<PersonalTrace>();
        // The first to claim a stretch keeps it, so what is told most surely comes first.
        Take(found, PersonalTraceKind.Email, EmailForm().Matches(text));
        foreach (Match head in AccountHead().Matches(text))
            if (AccountLength(text, head.Index) is > 0 and var length) found.Add(new(PersonalTraceKind.Account, head.Index, length));
        Take(found, PersonalTraceKind.Phone, PhoneForm().Matches(text));
        Take(found, PersonalTraceKind.CitizenNumber, NineDigits().Matches(text).Where(match => IsCitizenNumber(match.Value)));
        Take(found, PersonalTraceKind.Address, StreetForm().Matches(text));
        Take(found, PersonalTraceKind.Address, PostcodeForm().Matches(text));
        Take(found, PersonalTraceKind.Name, AfterAddressForm().Matches(text).Select(match => match.Groups["name"]));
        Take(found, PersonalTraceKind.Name, Capitalised(text, known));
        return [.. found.OrderBy(trace => trace.Start)];
    }

    /// <summary>The text without its traces.</summary>
    /// <param name="traces">As <see cref="In"/> gives them for this text.</param>
    public static string Without(string text, IReadOnlyList<PersonalTrace> traces)
    {
        var kept = new StringBuilder(text.Length);
        var from = 0;
        foreach (var trace in traces)
        {
            kept.Append(text, from, trace.Start - from).Append(TakenOut);
            from = trace.End;
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }

    private static void Take(List<PersonalTrace> found, PersonalTraceKind kind, IEnumerable<Capture> captures)
    {
        foreach (var capture in captures)
            if (!found.Exists(trace => capture.Index < trace.End && trace.Start < capture.Index + capture.Length))
                found.Add(new(kind, capture.Index, capture.Length));
    }

    private static IEnumerable<Capture> Capitalised(string text, HashSet<string> areas)
    {
        // Who writes in capitals only tells nothing by them.
        if (text.Count(char.IsUpper) * 2 > text.Count(char.IsLetter)) return WordForm().Matches(text).Where(word => GivenNames.Contains(word.Value));
        return WordForm().Matches(text).Where(word =>
            char.IsUpper(word.Value[0]) && !areas.Contains(word.Value) && !NoNames.Contains(word.Value)
            && (GivenNames.Contains(word.Value) || (word.Length > 1 && char.IsLower(word.Value[1]) && !BeginsSentence(text, word.Index))));
    }

    private static bool BeginsSentence(string text, int start)
    {
        for (var i = start - 1; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' or ':' or ';' or '\n' or '-' or '"' or '“' or '„' or '(') return true;
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('\'' or '’' or '‘')) return false;
        }
        return true;
    }

    // In groups of four or all at once, so that only the check digits tell where the number ends.
    private static int AccountLength(string text, int start)
    {
        var (length, signs) = (0, new StringBuilder(LongestAccount));
        for (var i = start; i < text.Length && signs.Length < LongestAccount; i++)
        {
            if (text[i] == ' ' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])) continue;
            if (!char.IsAsciiLetterOrDigit(text[i])) break;
            signs.Append(text[i]);
            var ends = i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]);
            if (ends && signs.Length >= ShortestAccount && IsAccount(signs.ToString())) length = i + 1 - start;
        }
        return length;
    }

    private static bool IsAccount(string written)
    {
        var text = written.ToUpperInvariant();
        var number = string.Concat((text[4..] + text[..4]).Select(sign => char.IsAsciiDigit(sign) ? sign.ToString() : (sign - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        return BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static bool IsCitizenNumber(string written)
    {
        var digits = written.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToArray();
        var sum = -digits[8];
        for (var i = 0; i < 8; i++) sum += (9 - i) * digits[i];
        return sum % 11 == 0 && digits.Any(digit => digit > 0);
    }

    private static IEnumerable<string> Split(string name) => WordForm().Matches(name).Select(word => word.Value);

    private static FrozenSet<string> Words(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"[^\s@<>()\[\],;:""]{1,64}@[\p{L}\p{N}-]{1,60}(\.[\p{L}\p{N}-]{1,60}){1,5}", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?= ?[A-Z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AccountHead();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(\+|00)[1-9]([ ().-]{0,2}[0-9]){8,13}(?![0-9])|(?<![\p{L}\p{N}])0([ -]?[0-9]){9}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[0-9]{4}[ .][0-9]{2}[ .][0-9]{3}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex NineDigits();

    [GeneratedRegex(
        @"\b\p{L}{2,40}(straat|laan|weg|plein|hof|kade|singel|gracht|dijk|steeg|pad|dreef|park|plantsoen|burg|markt|ring|wal|erf|veld|akker|straatje)( [1-9][0-9]{0,4})( ?-? ?[a-zA-Z0-9]{1,4}\b)?|\b(huisnummer|nummer|nr\.?|no\.?) [1-9][0-9]{0,4}( ?[a-zA-Z]\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StreetForm();

    [GeneratedRegex(@"\b[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}\b([ ,]{1,2}[1-9][0-9]{0,4}\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodeForm();

    [GeneratedRegex(
        @"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de heer|heer|familie|fam\.?|heet|heten|genaamd|naam is|mrs\.?|mr\.?|ms\.?|miss|pan|pani|bey|hanım|пан|пані) (?<name>((?i:van|de|der|den|ten|ter|te|el|al|ben) ){0,3}[\p{Lu}][\p{L}'’-]{1,30})",
        RegexOptions.CultureInvariant)]
    private static partial Regex AfterAddressForm();

    [GeneratedRegex(@"[\p{L}][\p{L}\p{M}'’]*", RegexOptions.CultureInvariant)]
    private static partial Regex WordForm();
}
