using System.Collections.Concurrent;
using System.Globalization;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Makes canaries, no two alike, and remembers where each was put.</summary>
internal sealed class Aviary(int seed)
{
    // Letters of postcodes that the sample's list of addresses does not use.
    private const string Letters = "GHJKLMNPRTVWXZ";

    private readonly Random chance = new(seed);
    private readonly ConcurrentQueue<Canary> released = new();
    private readonly HashSet<string> used = [];
    private readonly Lock turn = new();

    public IReadOnlyList<Canary> Released => [.. released];

    /// <summary>A text of several sentences with everything in it by which a person can be known.</summary>
    public string Story(string place, Stays stays = Stays.Nowhere) =>
        $"{Accented(place, stays)} woont op {Address(place, stays)}. BSN {Bsn(place, stays)}, bel {Phone(place, stays)} of mail {Email(place, stays)}, rekening {Iban(place, stays)}.";

    /// <summary>Letters and digits alone, so that it fits wherever a name does.</summary>
    public string Word(string place, Stays stays = Stays.Nowhere) => Note(place, "word", stays, () => $"kanarie{Random(10)}");

    /// <summary>A word as it is written in few programs but most languages.</summary>
    public string Accented(string place, Stays stays = Stays.Nowhere) => Note(place, "accented word", stays, () => $"kanariëtje {Random(6)} \"{Random(6)}\"");

    /// <summary>Nine digits that pass the eleven-test.</summary>
    public string Bsn(string place, Stays stays = Stays.Nowhere) => Note(place, "bsn", stays, () =>
    {
        while (true)
        {
            var digits = Digits(8).Insert(0, "9")[..9];
            var sum = digits.Select((digit, at) => (digit - '0') * (at == 8 ? -1 : 9 - at)).Sum();
            if (sum % 11 == 0) return digits;
        }
    });

    public string Phone(string place, Stays stays = Stays.Nowhere) => Note(place, "phone", stays, () => $"06-{Digits(8)}");

    public string Email(string place, Stays stays = Stays.Nowhere) => Note(place, "e-mail", stays, () => $"{Random(10)}.{Random(4)}@kanarie.example");

    public string Iban(string place, Stays stays = Stays.Nowhere) => Note(place, "iban", stays, () =>
    {
        var account = $"KNRE{Digits(10)}";
        // ISO 7064, mod 97-10: letters are two digits each.
        var number = string.Concat($"{account}NL00".Select(one => char.IsAsciiDigit(one) ? one.ToString() : (one - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97);
        return $"NL{check:D2}{account}";
    });

    /// <summary>A postcode and a house number in one text.</summary>
    public string Address(string place, Stays stays = Stays.Nowhere) => Note(place, "address", stays, () => $"{NewPostcode()} {chance.Next(10_000, 99_999)}");

    /// <summary>A postcode and a house number apart, each of which is looked for beside both together.</summary>
    public (string Postcode, int Number) Household(string place, Stays stays = Stays.Nowhere)
    {
        var parts = Address(place, stays).Split(' ');
        released.Enqueue(new(place, "postcode", parts[0], stays));
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private string NewPostcode() => $"9999{Letters[chance.Next(Letters.Length)]}{Letters[chance.Next(Letters.Length)]}";

    private string Random(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + chance.Next(26))));

    private string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + chance.Next(10))));

    private string Note(string place, string kind, Stays stays, Func<string> make)
    {
        lock (turn)
        {
            string text;
            do text = make();
            while (!used.Add(text));
            released.Enqueue(new(place, kind, text, stays));
            return text;
        }
    }
}
