using Signals.Core.Addresses;
using Signals.Core.Areas;

namespace Signals.Gateway.Addresses;

/// <summary>The lines of one postcode area, apart for each municipality that is served here.</summary>
internal sealed class GatheredArea(PostcodeArea area)
{
    private readonly Dictionary<MunicipalityCode, GatheredShare> shares = [];
    private readonly Dictionary<Postcode, MunicipalityCode> municipalities = [];
    private readonly HashSet<Postcode> divided = [];

    public PostcodeArea Area => area;

    /// <summary>How much it holds: addresses, and postcodes.</summary>
    public int Size { get; private set; }

    public IReadOnlyCollection<GatheredShare> Shares => shares.Values;

    /// <summary>Notes which municipality a postcode lies in, served here or not. One that lies in two lies wholly in no neighbourhood.</summary>
    public void Note(Postcode postcode, MunicipalityCode municipality)
    {
        if (municipalities.TryAdd(postcode, municipality)) Size++;
        else if (municipalities[postcode] != municipality) divided.Add(postcode);
    }

    /// <summary>Notes that a postcode holds an address that is left out.</summary>
    public void Divide(Postcode postcode) => divided.Add(postcode);

    public GatherOutcome Add(ListedAddress address, long line)
    {
        var municipality = address.Neighbourhood.Municipality;
        if (!shares.TryGetValue(municipality, out var share)) shares[municipality] = share = new(municipality, area, line);
        var outcome = share.Addresses.Add(address.Postcode, address.Number, address.Neighbourhood);
        if (outcome is GatherOutcome.Added) Size++;
        if (outcome is GatherOutcome.Added or GatherOutcome.Known) share.Lines++;
        else Divide(address.Postcode);
        return outcome;
    }

    /// <summary>Says of each share which postcodes lie wholly in no neighbourhood, now that all lines have been seen.</summary>
    public void Conclude()
    {
        foreach (var share in shares.Values)
            foreach (var postcode in divided) share.Addresses.Divide(postcode);
    }
}

/// <summary>What one municipality has of a postcode area.</summary>
/// <param name="firstLine">The first line of it.</param>
internal sealed class GatheredShare(MunicipalityCode municipality, PostcodeArea area, long firstLine)
{
    public MunicipalityCode Municipality => municipality;

    public PostcodeArea Area => area;

    public long FirstLine => firstLine;

    public GatheredAddresses Addresses { get; } = new();

    /// <summary>How many lines stand behind it.</summary>
    public long Lines { get; set; }
}
