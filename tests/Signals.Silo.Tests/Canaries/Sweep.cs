using System.Buffers;
using System.Text;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Looks for canaries in bytes, and counts what it looked through.</summary>
internal sealed class Sweep
{
    private const int ChunkBytes = 4 * 1024 * 1024;
    private const int MostFinds = 200;

    // What people write; what has more digits is bytes written as digits.
    private const int LongestNumber = 12;

    private readonly SearchValues<string> forms;
    private readonly Dictionary<string, List<Canary>> owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly int longest;
    private readonly Dictionary<string, (int Places, long Bytes)> looked = [];
    private readonly List<Find> finds = [];
    private readonly HashSet<Canary> allowedOnes = [];

    public Sweep(IReadOnlyList<Canary> canaries)
    {
        Canaries = canaries.Count;
        foreach (var canary in canaries)
            foreach (var form in Forms.Of(canary))
            {
                if (!owners.TryGetValue(form, out var list)) owners[form] = list = [];
                list.Add(canary);
            }
        longest = owners.Keys.Max(form => form.Length);
        forms = SearchValues.Create([.. owners.Keys], StringComparison.OrdinalIgnoreCase);
    }

    public int Canaries { get; }

    public int FormCount => owners.Count;

    public IReadOnlyList<Find> Finds => finds;

    /// <summary>Canaries that were seen where they may be.</summary>
    public IReadOnlySet<Canary> Allowed => allowedOnes;

    /// <summary>Looks through bytes.</summary>
    /// <param name="kind">What sort of place it is, as in <c>log</c>.</param>
    /// <param name="place">Which one.</param>
    /// <param name="bytes">What lies there.</param>
    /// <param name="allowed">Which canaries may be there; none if left out.</param>
    public void Look(string kind, string place, ReadOnlySpan<byte> bytes, Func<Canary, bool>? allowed = null)
    {
        var length = bytes.Length;
        var (places, total) = looked.GetValueOrDefault(kind);
        looked[kind] = (places + 1, total + length);
        for (var from = 0; ; from += ChunkBytes)
        {
            Search(kind, place, Encoding.Latin1.GetString(bytes.Slice(from, Math.Min(ChunkBytes + longest, length - from))), allowed);
            if (from + ChunkBytes + longest >= length) return;
        }
    }

    /// <inheritdoc cref="Look(string, string, ReadOnlySpan{byte}, Func{Canary, bool}?)"/>
    public void Look(string kind, string place, string text, Func<Canary, bool>? allowed = null) => Look(kind, place, Encoding.UTF8.GetBytes(text), allowed);

    public string Report()
    {
        var text = new StringBuilder();
        foreach (var (kind, (places, bytes)) in looked.OrderBy(one => one.Key, StringComparer.Ordinal))
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{kind,-28} {places,6} places {bytes,14:N0} bytes");
        text.AppendLine(System.Globalization.CultureInfo.InvariantCulture,
            $"searched {looked.Values.Sum(one => one.Places)} places, {looked.Values.Sum(one => one.Bytes):N0} bytes, for {Canaries} canaries in {FormCount} forms: found {finds.Count}; {allowedOnes.Count} where they may be");
        foreach (var find in finds) text.AppendLine(find.ToString());
        return text.ToString();
    }

    private void Search(string kind, string place, string text, Func<Canary, bool>? allowed)
    {
        var rest = text.AsSpan();
        var start = 0;
        while (finds.Count < MostFinds && rest[start..].IndexOfAny(forms) is var at and >= 0)
        {
            var here = start + at;
            start = here + 1;
            foreach (var canary in Longest(text, here))
            {
                if (allowed?.Invoke(canary) == true) allowedOnes.Add(canary);
                else if (!finds.Any(find => find.Canary == canary && find.Place == place)) finds.Add(new(kind, place, canary, Surroundings(text, here)));
            }
        }
    }

    private IEnumerable<Canary> Longest(string text, int at)
    {
        for (var length = Math.Min(longest, text.Length - at); length > 0; length--)
            if (owners.TryGetValue(text.Substring(at, length), out var found))
                return text.AsSpan(at, length).ContainsAnyExceptInRange('0', '9') || (length > LongestNumber ? IsWholeInBytes(text, at, length) : IsWhole(text, at, length)) ? found : [];
        return [];
    }

    // Not a piece of a longer number, or of bytes written as digits; what stands before it may be a sign of a path, as in %20.
    private static bool IsWhole(string text, int at, int length) =>
        !IsHex(text, at + length) && (!IsHex(text, at - 1) || (at >= 3 && text[at - 3] == '%'));

    // The same for a number of which each digit is written as its byte, 30 to 39.
    private static bool IsWholeInBytes(string text, int at, int length) => !IsDigitInBytes(text, at - 2) && !IsDigitInBytes(text, at + length);

    private static bool IsDigitInBytes(string text, int at) => at >= 0 && at + 1 < text.Length && text[at] == '3' && char.IsAsciiDigit(text[at + 1]);

    private static bool IsHex(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiHexDigit(text[at]);

    private static string Surroundings(string text, int at) =>
        string.Concat(text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)].Select(one => char.IsControl(one) ? '·' : one));
}

/// <summary>A canary where it may not be.</summary>
internal sealed record Find(string Kind, string Place, Canary Canary, string Surroundings)
{
    public override string ToString() => $"{Kind} {Place}: {Canary}: …{Surroundings}…";
}
