using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Gateway.Areas;
using Signals.Gateway.Imports;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Addresses;

/// <summary>
/// One load of an address list. A postcode area is loaded as a whole, so its lines are gathered first. A list in which the lines of each area stand
/// together, as CBS gives it, may be of any size: with as many as <see cref="MostGathered"/> in memory the areas that are complete are loaded. One in any
/// other order may be as large as that.
/// </summary>
/// <param name="mostGathered">How many addresses and postcodes of complete areas are in memory at most.</param>
internal sealed class AddressRun(
    LineReader lines, AddressHeader header, Catalogue catalogue, AddressLoader loader, int mostGathered = AddressRun.MostGathered)
{
    /// <summary>How many addresses and postcodes are in memory at most, unless told otherwise: some 60 MB. The largest municipality has half of it.</summary>
    public const int MostGathered = 1_000_000;

    private readonly Dictionary<MunicipalityCode, KnownMunicipality?> municipalities = [];
    private readonly Dictionary<PostcodeArea, GatheredArea> open = [];
    private readonly HashSet<PostcodeArea> closed = [];
    private readonly List<LineError> errors = [];
    private long read, loaded, passedOver, refused;
    private PostcodeArea current;
    private bool together = true;
    private int gathered;

    /// <returns>The totals; or why it was broken off.</returns>
    public async Task<(AddressTotals? Totals, Problem? Problem)> Go(CancellationToken cancellation)
    {
        while (await lines.Next(cancellation) is { } line)
        {
            if (line.IsBlank) continue;
            read++;
            var found = new FieldErrors();
            if (header.Read(line, found) is not { } address) Refuse(line.Number, found);
            else if (!await Take(address, line.Number, cancellation)) return (null, OutOfOrder(line.Number));
            if (gathered < mostGathered || open.Count == 1) continue;
            if (!together) return (null, OutOfOrder(line.Number));
            await Load(open.Values.Where(area => area.Area != current), cancellation);
        }
        await Load(open.Values, cancellation);
        return (new(header.Edition.Year, read, loaded, passedOver, refused, [.. errors.OrderBy(error => error.Regel)]), null);
    }

    /// <returns>False if its postcode area is closed.</returns>
    private async ValueTask<bool> Take(ListedAddress address, long line, CancellationToken cancellation)
    {
        var code = address.Neighbourhood.Municipality;
        if (!municipalities.TryGetValue(code, out var municipality))
            municipalities[code] = municipality = await catalogue.Municipality(code, cancellation);
        if (municipality is not null && closed.Contains(address.Postcode.Area)) return false;
        if (!open.TryGetValue(address.Postcode.Area, out var area)) open[address.Postcode.Area] = area = new(address.Postcode.Area);
        else if (area.Area != current) together = false;
        current = area.Area;
        var before = area.Size;
        area.Note(address.Postcode, code);
        if (municipality is null)
        {
            passedOver++;
        }
        else if (municipality.Neighbourhood(address.Neighbourhood) is null)
        {
            area.Divide(address.Postcode);
            Refuse(line, "/Buurt", "onbekende-buurt", "Deze buurt is in de gemeente niet bekend. Laad eerst de wijk- en buurtkaart van hetzelfde jaar.");
        }
        else
        {
            switch (area.Add(address, line))
            {
                case GatherOutcome.Elsewhere:
                    Refuse(line, "/Buurt", "andere-buurt", "Dit adres staat er al met een andere buurt. De eerste telt.");
                    break;
                case GatherOutcome.TooMany:
                    Refuse(line, "", "te-veel-adressen", $"Een gemeente kan in één postcodegebied hooguit {GatheredAddresses.Most} adressen hebben.");
                    break;
            }
        }
        gathered += area.Size - before;
        return true;
    }

    private async Task Load(IEnumerable<GatheredArea> areas, CancellationToken cancellation)
    {
        var leaving = areas.ToList();
        foreach (var area in leaving)
        {
            open.Remove(area.Area);
            gathered -= area.Size;
            if (area.Shares.Count > 0) closed.Add(area.Area);
            area.Conclude();
        }
        await loader.Load(leaving.SelectMany(area => area.Shares), header.Edition, Count, cancellation);
    }

    private void Count(GatheredShare share, EditionYear held)
    {
        if (held == header.Edition)
        {
            loaded += share.Lines;
            return;
        }
        refused += share.Lines;
        Tell(new(share.FirstLine, "", "latere-uitgave", $"Van het postcodegebied dat hier begint is al een latere uitgave geladen: die van {held}."));
    }

    private void Refuse(long line, FieldErrors found)
    {
        refused++;
        foreach (var error in found.All) Tell(new(line, error.Veld, error.Code, error.Melding));
    }

    private void Refuse(long line, string field, string code, string message)
    {
        refused++;
        Tell(new(line, field, code, message));
    }

    private void Tell(LineError error)
    {
        if (errors.Count < FieldErrors.Most) errors.Add(error);
    }

    private static Problem OutOfOrder(long line) => Problem.BadInput("", "niet-op-volgorde",
        $"Tot en met regel {line} staan de postcodes door elkaar, en het bestand is te groot om op volgorde te brengen. Zet het op volgorde van postcode en stuur het in zijn geheel opnieuw.");
}

/// <summary>How many lines of an address list came to what, and what was wrong with the first that were refused.</summary>
internal sealed record AddressTotals(int Jaar, long Gelezen, long Geladen, long Overgeslagen, long Afgewezen, IReadOnlyList<LineError> Fouten);

/// <summary>What is wrong with a line. Never repeats what it says.</summary>
internal sealed record LineError(long Regel, string Veld, string Code, string Melding);
