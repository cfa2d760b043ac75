using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Municipalities;
using Signals.Core.Themes;
using Signals.Grains.Engine;

namespace Signals.Grains.Municipalities;

/// <summary>What a municipality has set. It tells each neighbourhood what concerns it, through its outbox.</summary>
[MayInterleave]
public interface IMunicipality : IJournaledGrain
{
    /// <summary>What is set now.</summary>
    Task<MunicipalityView> Read(CancellationToken cancellation);

    /// <summary>Takes over areas of an edition of the CBS map.</summary>
    /// <param name="name">The municipality's name.</param>
    /// <param name="districts">Districts of this municipality.</param>
    /// <param name="neighbourhoods">Neighbourhoods of this municipality.</param>
    Task<MunicipalityView> LoadAreas(
        string name, IReadOnlyList<DistrictArea> districts, IReadOnlyList<NeighbourhoodArea> neighbourhoods, CancellationToken cancellation);

    /// <summary>Adds themes, or renames them.</summary>
    /// <returns>Null if there would be more than <see cref="Municipality.MostThemes"/>; nothing was changed then.</returns>
    Task<MunicipalityView?> AddThemes(IReadOnlyList<Theme> themes, CancellationToken cancellation);

    /// <summary>Forms a team for districts, or changes one.</summary>
    Task<MunicipalityView> FormTeam(Team team, CancellationToken cancellation);

    /// <summary>Allows that households that agree to it are kept together.</summary>
    /// <param name="dpia">The reference of the data protection impact assessment, 1 to 100 characters.</param>
    Task<MunicipalityView> AllowHouseholdKeeping(string dpia, CancellationToken cancellation);

    /// <summary>Sets when a rise becomes a finding or a prompt.</summary>
    Task<MunicipalityView> SetDetection(DetectionSettings settings, CancellationToken cancellation);
}

/// <summary>What a municipality has set, for reading.</summary>
public sealed record MunicipalityView(
    MunicipalityCode Code, string? Name, bool KeepsHouseholds, IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods,
    IReadOnlyList<Theme> Themes, IReadOnlyList<Team> Teams, DetectionSettings Detection);
