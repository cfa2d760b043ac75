using Signals.Core.Areas;
using Signals.Core.Households;

namespace Signals.Core.Addresses;

/// <summary>The addresses of one municipality in one postcode area while they come in, in any order, before they are coded for the register.</summary>
/// <remarks>20 to 40 bytes for each.</remarks>
public sealed class GatheredAddresses
{
    /// <summary>The most addresses in one postcode area; the largest of the country has a tenth of it.</summary>
    public const int Most = 100_000;

    private const int Numbers = 100_000;

    private readonly Dictionary<int, NeighbourhoodCode> addresses = [];
    private readonly HashSet<int> divided = [];

    /// <summary>How many different addresses there are.</summary>
    public int Count => addresses.Count;

    /// <summary>Takes in an address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number cannot be a house number.</exception>
    public GatherOutcome Add(Postcode postcode, int number, NeighbourhoodCode neighbourhood)
    {
        if (!HouseholdAddress.IsNumber(number)) throw new ArgumentOutOfRangeException(nameof(number), "Not a house number.");
        var key = (postcode.LettersIndex * Numbers) + number;
        if (addresses.TryGetValue(key, out var known)) return known == neighbourhood ? GatherOutcome.Known : GatherOutcome.Elsewhere;
        if (addresses.Count == Most) return GatherOutcome.TooMany;
        addresses.Add(key, neighbourhood);
        return GatherOutcome.Added;
    }

    /// <summary>Notes that a postcode holds other addresses too, of which it is not known here where they lie: it lies wholly in no neighbourhood.</summary>
    public void Divide(Postcode postcode) => divided.Add(postcode.LettersIndex);

    /// <summary>All of it, as the register keeps it. The same addresses always give the same, whatever their order was.</summary>
    public IReadOnlyList<NeighbourhoodAddresses> Coded()
    {
        var whole = new SortedDictionary<NeighbourhoodCode, List<string>>();
        var parts = new SortedDictionary<NeighbourhoodCode, List<PostcodePart>>();
        foreach (var postcode in addresses.OrderBy(address => address.Key).GroupBy(address => address.Key / Numbers))
        {
            var letters = PostcodeLetters.Text(postcode.Key);
            var shares = postcode.GroupBy(address => address.Value, address => address.Key % Numbers).ToList();
            if (shares.Count == 1 && !divided.Contains(postcode.Key)) Of(whole, shares[0].Key).Add(letters);
            else foreach (var share in shares) Of(parts, share.Key).Add(new(letters, Rows(share)));
        }
        return
        [
            .. whole.Keys.Union(parts.Keys).Order().Select(code =>
                new NeighbourhoodAddresses(code, string.Concat(whole.GetValueOrDefault(code, [])), parts.GetValueOrDefault(code, []))),
        ];

        static List<T> Of<T>(SortedDictionary<NeighbourhoodCode, List<T>> all, NeighbourhoodCode code) =>
            all.TryGetValue(code, out var some) ? some : all[code] = [];
    }

    // A number that is not listed ends the row, so that no house is given a neighbourhood that the list does not give it.
    private static List<HouseNumbers> Rows(IEnumerable<int> numbers)
    {
        var rows = new List<HouseNumbers>();
        foreach (var side in numbers.GroupBy(number => number % HouseNumbers.Step))
        {
            var (first, last) = (0, 0);
            foreach (var number in side)
            {
                if (number != last + HouseNumbers.Step || first == 0)
                {
                    if (first > 0) rows.Add(new(first, last));
                    first = number;
                }
                last = number;
            }
            rows.Add(new(first, last));
        }
        rows.Sort((one, other) => one.First.CompareTo(other.First));
        return rows;
    }
}

/// <summary>What came of an address that was taken in.</summary>
public enum GatherOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there, in the same neighbourhood.</summary>
    Known,

    /// <summary>It was there, in another neighbourhood, and stays there.</summary>
    Elsewhere,

    /// <summary>It is new, and there are <see cref="GatheredAddresses.Most"/> already.</summary>
    TooMany,
}
