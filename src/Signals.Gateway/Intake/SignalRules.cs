using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Households;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Intake;

/// <summary>Whether a signal makes sense. One set of rules for interface, form and import.</summary>
internal sealed class SignalRules(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>How far ahead a sender's clock may run.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    private const int FirstYearOfHistory = 1990;

    /// <param name="history">Whether signals from long ago are taken as well.</param>
    /// <returns>The signal, or null if something is wrong with it.</returns>
    public async Task<CheckedSignal?> Check(SignalRequest request, bool history, FieldErrors errors, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (municipality, neighbourhood) = await Place(request, errors, cancellation);
        var theme = await Theme(request, municipality, errors, cancellation);
        var source = Source(request, municipality, errors);
        Present(request.Bron, "/bron", errors);
        if (request.Aantal is not null && source?.IsOutreach() == false)
            errors.Add("/aantal", "aantal-bij-bron", "Een aantal kan alleen bij de bronnen koffiekar en inloop.");
        var observedOn = Observed(request, now, history, errors);
        var address = Address(request, errors);
        CheckSpot(request, municipality, neighbourhood, errors);
        CheckContact(request, errors);
        if (request.BijElkaarHouden == true && request.Huishouden is null)
            errors.Add("/huishouden", "huishouden-ontbreekt", "Om signalen bij elkaar te houden zijn postcode en huisnummer nodig.");
        if (errors.Any) return null;
        return new(request, municipality!, neighbourhood, theme!, source!.Value, observedOn, address);
    }

    // Who filled in a form before the map was drawn anew still names the neighbourhood as it was.
    private async Task<(KnownMunicipality? Municipality, NeighbourhoodCode Neighbourhood)> Place(SignalRequest request, FieldErrors errors, CancellationToken cancellation)
    {
        if (!Present(request.Buurt, "/buurt", errors)) return default;
        if (NeighbourhoodCode.TryParse(request.Buurt, null, out var code) && await catalogue.Municipality(code.Municipality, cancellation) is { } municipality)
        {
            var today = municipality.Today(code);
            if (today is [var only]) return (municipality, only.Code);
            if (today.Count > 1)
            {
                errors.Add("/buurt", "buurt-verdeeld", $"Deze buurt is verdeeld. Kies een van deze: {string.Join(", ", today.Select(area => $"{area.Name} ({area.Code})"))}.");
                return default;
            }
        }
        errors.Add("/buurt", "onbekende-buurt", "Deze buurt is hier niet bekend.");
        return default;
    }

    private async Task<ThemeCode?> Theme(SignalRequest request, KnownMunicipality? municipality, FieldErrors errors, CancellationToken cancellation)
    {
        if (!Present(request.Thema, "/thema", errors)) return null;
        var known = municipality is not null
            ? municipality.Theme(request.Thema!)
            : (await catalogue.All(cancellation)).Select(one => one.Theme(request.Thema!)).FirstOrDefault(theme => theme is not null);
        if (known is null) errors.Add("/thema", "onbekend-thema", "Dit thema is hier niet bekend.");
        else if (municipality?.Hides(known.Code) == true) errors.Add("/thema", "onbekend-thema", "Deze gemeente gebruikt dit thema niet meer. Kies een ander thema.");
        return known?.Code;
    }

    private static Source? Source(SignalRequest request, KnownMunicipality? municipality, FieldErrors errors)
    {
        if (request.Bron is null) return null;
        if (SourceCodes.All.TryGetValue(request.Bron, out var source))
        {
            if (municipality?.Uses(source) != false) return source;
            errors.Add("/bron", "bron-niet-in-gebruik", $"Deze gemeente gebruikt deze bron niet. Kies uit {string.Join(", ", municipality.View.Sources.Select(used => used.Code()))}.");
            return null;
        }
        errors.Add("/bron", "onbekende-bron", "Een bron is inloop, koffiekar, bewoner, huisbezoek of partner.");
        return null;
    }

    private static DateOnly Observed(SignalRequest request, DateTimeOffset now, bool history, FieldErrors errors)
    {
        var today = DutchTime.DateOf(now);
        if (request.WaargenomenOp is not { } observedAt) return today;
        if (observedAt > now + Ahead)
        {
            errors.Add("/waargenomenOp", "in-de-toekomst", "Dit tijdstip moet nog komen.");
            return today;
        }
        var earliest = history ? new DateOnly(FirstYearOfHistory, 1, 1) : today.AddDays(-Signal.LatestInDays);
        if (observedAt > now) return today;
        if (observedAt >= DutchTime.StartOf(earliest)) return DutchTime.DateOf(observedAt);
        errors.Add("/waargenomenOp", "te-lang-geleden", history
            ? $"Dit is van voor {FirstYearOfHistory}."
            : $"Dit is langer dan {Signal.LatestInDays} dagen geleden.");
        return today;
    }

    private static HouseholdAddress? Address(SignalRequest request, FieldErrors errors)
    {
        if (request.Huishouden is not { } household) return null;
        Present(household.Postcode, "/huishouden/postcode", errors);
        return AddressReader.Check(household.Postcode, household.Huisnummer, household.Toevoeging, "/huishouden", errors);
    }

    private static void CheckSpot(SignalRequest request, KnownMunicipality? municipality, NeighbourhoodCode neighbourhood, FieldErrors errors)
    {
        if (request.Plek is { } spot && municipality?.Places(neighbourhood)?.Lists(spot) != true)
            errors.Add("/plek", "onbekende-plek", "Deze plek staat niet op de lijst van deze buurt.");
    }

    private static void CheckContact(SignalRequest request, FieldErrors errors)
    {
        if (request.Contact is not { } contact) return;
        if (Present(contact.Email, "/contact/email", errors) && !TextRules.IsEmail(contact.Email!))
            errors.Add("/contact/email", "ongeldig-emailadres", "Dit is geen e-mailadres, zoals naam@voorbeeld.nl.");
        if (contact.Toestemming != true && !errors.Has("/contact/toestemming"))
            errors.Add("/contact/toestemming", "toestemming-ontbreekt", "Zonder toestemming kunnen we geen e-mailadres bewaren.");
    }

    private static bool Present(string? value, string field, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(value)) return true;
        if (!errors.Has(field)) errors.Add(field, "verplicht", "Dit veld is verplicht.");
        return false;
    }
}

/// <summary>A signal that makes sense.</summary>
internal sealed record CheckedSignal(
    SignalRequest Request, KnownMunicipality Municipality, NeighbourhoodCode Neighbourhood, ThemeCode Theme, Source Source, DateOnly ObservedOn,
    HouseholdAddress? Address)
{
    /// <returns>The name of the type only: it holds an address.</returns>
    public override string ToString() => nameof(CheckedSignal);
}
