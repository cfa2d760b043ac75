using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Grains.Engine;

namespace Signals.Gateway.Settings;

/// <summary>Reads and changes when a rise becomes a prompt.</summary>
internal sealed class SettingsDesk(IGrains grains, Catalogue catalogue)
{
    /// <summary>The most households and kinds of source that a municipality can ask for.</summary>
    public const int MostHouseholds = 50;

    public const int MostSourceKinds = 5;

    /// <returns>The municipality by its code, the home municipality without one; null if it is not known here.</returns>
    public async Task<KnownMunicipality?> Find(string? code, CancellationToken cancellation) =>
        code is null ? await catalogue.Municipality(catalogue.Home, cancellation)
        : MunicipalityCode.TryParse(code, null, out var known) ? await catalogue.Municipality(known, cancellation)
        : null;

    /// <summary>Checks what somebody wants to set, and sets it.</summary>
    /// <param name="field">Gives the field's name as errors are to name it.</param>
    /// <returns>The municipality as it is now; null if something is wrong.</returns>
    public async Task<KnownMunicipality?> Set(
        KnownMunicipality municipality, string? sensitivity, int? households, int? sourceKinds, Func<string, string> field, FieldErrors errors, CancellationToken cancellation)
    {
        var chosen = Sensitivity.Find(sensitivity);
        if (chosen is null && !errors.Has(field("opmerkzaamheid")))
            errors.Add(field("opmerkzaamheid"), "onbekende-opmerkzaamheid", $"Kies uit {string.Join(", ", Sensitivity.All.Select(one => one.Code))}.");
        Within(households, "minstensHuishoudens", DetectionSettings.FewestHouseholds, MostHouseholds);
        Within(sourceKinds, "minstensBronsoorten", DetectionSettings.FewestSourceKinds, MostSourceKinds);
        if (errors.Any) return null;
        var settings = DetectionSettings.Of(municipality.View.Detection.FindingScore, chosen!.PromptScore, households!.Value, sourceKinds!.Value);
        var view = await grains.Municipality(municipality.Code).SetDetection(settings, cancellation);
        catalogue.Forget();
        return new(view);

        void Within(int? value, string name, int least, int most)
        {
            if (!(value >= least && value <= most) && !errors.Has(field(name)))
                errors.Add(field(name), "buiten-bereik", $"Hier hoort een heel getal van {least} tot en met {most} te staan.");
        }
    }
}
