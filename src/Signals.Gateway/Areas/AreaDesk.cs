using System.Text.Json;
using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Areas;

/// <summary>Takes in maps, and what an administrator decides when borders change.</summary>
internal sealed class AreaDesk(Catalogue catalogue, Reach reach, TownMaps maps, GrainsWithinReach grains)
{
    /// <summary>The largest map, in bytes.</summary>
    public const int MostMapBytes = 64 * 1024 * 1024;

    /// <summary>Loads a map.</summary>
    /// <param name="map">GeoJSON.</param>
    /// <param name="only">The municipality to load; null for each that the map has and the request reaches.</param>
    /// <param name="errors">Takes what is wrong; nothing is loaded if there is anything in it.</param>
    public async Task<MapAnswer?> Load(JsonElement map, MunicipalityCode? only, FieldErrors errors, CancellationToken cancellation)
    {
        var reader = new MapReader(errors);
        reader.Read(map);
        var loads = new List<AreaLoad>();
        foreach (var (code, mapped) in reader.Municipalities.Where(mapped => only is { } one ? mapped.Key == one : reach.Covers(mapped.Key)))
            loads.Add(AreaLoad.Of(code, mapped, await catalogue.Municipality(code, cancellation), errors));
        if (!errors.Any && loads.Count == 0)
            errors.Add("/features", "geen-gebieden", only is { } wanted ? $"In deze kaart staat geen wijk of buurt van {wanted}." : "In deze kaart staat geen wijk of buurt van een gemeente waar u voor werkt.");
        if (errors.Any) return null;
        var answers = new List<MappedAnswer>();
        foreach (var load in loads)
        {
            await grains.Platform().Serve(load.Code, cancellation);
            var view = await grains.Municipality(load.Code).LoadAreas(load.Name, load.Districts, load.Neighbourhoods, cancellation);
            var (drawn, remark) = await maps.Draw(load, reader.Shapes, cancellation);
            var open = await Proposals(new(view), cancellation);
            answers.Add(new(load.Code.ToString(), load.Name, load.Districts.Count, load.Neighbourhoods.Count, drawn, remark, open.Count == 0 ? null : open.Count));
        }
        catalogue.Forget();
        return new(answers, loads.SelectMany(load => load.Neighbourhoods.Select(area => area.Edition.Year).Concat(load.Districts.Select(area => area.Edition.Year))).Max());
    }

    /// <summary>What the newest map changes, as far as nobody has decided on it.</summary>
    public async Task<IReadOnlyList<ProposedSuccession>> Proposals(KnownMunicipality municipality, CancellationToken cancellation)
    {
        var map = grains.Map(municipality.Code);
        return ProposedSuccession.Of(municipality, await map.Shapes(cancellation), await map.Replaced(cancellation));
    }

    /// <summary>Those that seem to lie where one neighbourhood lay; none if nothing is to be decided on it.</summary>
    public async Task<IReadOnlyList<AreaHeir>> Heirs(NeighbourhoodArea former, KnownMunicipality municipality, CancellationToken cancellation) =>
        (await Proposals(municipality, cancellation)).FirstOrDefault(proposal => proposal.Former.Code == former.Code)?.Heirs ?? [];

    /// <summary>Lets others take the place of a neighbourhood.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <param name="former">The neighbourhood.</param>
    /// <param name="heirs">The others, with whole percentages that make 100.</param>
    /// <returns>The municipality as it is then; null if somebody changed it in the meantime.</returns>
    public async Task<KnownMunicipality?> Succeed(KnownMunicipality municipality, NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, CancellationToken cancellation)
    {
        var view = await grains.Municipality(municipality.Code).Succeed(former, heirs, cancellation);
        catalogue.Forget();
        maps.Forget(municipality.Code);
        return view is null ? null : new(view);
    }
}
