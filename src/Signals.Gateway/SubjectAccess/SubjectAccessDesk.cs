using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Follow;
using Signals.Gateway.Households;
using Signals.Gateway.Intake;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Texts;
using Signals.Grains.Vault;

namespace Signals.Gateway.SubjectAccess;

/// <summary>Tells whoever has follow codes everything that is kept of those signals, and leaves out by name what would harm another. Keeps nothing of it.</summary>
internal sealed class SubjectAccessDesk(
    Catalogue catalogue, SignalNames names, GrainsWithinReach grains, IVault vault, HouseholdRegister households, FollowDesk follow, UseDesk uses, TimeProvider clock)
{
    private static readonly string[] NotTold = ["browser", "sleutels", "tellingen", "team", "toezicht", "kopieen", "ingetrokken"];

    /// <param name="codes">At most <see cref="SubjectAccessRequest.MostCodes"/>.</param>
    /// <param name="texts">In whose language is told what was done with a signal, and what is left out.</param>
    public async Task<SubjectAccessAnswer> Tell(IReadOnlyList<FollowCode> codes, PageTexts texts, OperationLog log, CancellationToken cancellation)
    {
        var (found, missing) = (new List<SubjectSignal>(), new List<string>());
        foreach (var code in codes)
        {
            if (await Tell(code, texts, log, cancellation) is { } signal) found.Add(signal);
            else missing.Add(code.ToString());
        }
        return new(
            DutchTime.Local(clock.GetUtcNow()), found, missing, SubjectCategories.All, [.. NotTold.Select(what => texts[$"inzage.niet.{what}"])], texts["inzage.rechten.uitleg"]);
    }

    private async Task<SubjectSignal?> Tell(FollowCode code, PageTexts texts, OperationLog log, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(code.Municipality, cancellation) is not { } municipality) return null;
        var signal = await names.Of(code, cancellation);
        var found = await follow.Find(code, cancellation);
        var kept = found is null ? null : await grains.Neighbourhood(found.Neighbourhood).Kept(signal, cancellation);
        var parts = await vault.Read(municipality.Code, signal, cancellation);
        var term = parts is null ? null : await vault.Term(municipality.Code, signal, cancellation);
        var together = await households.Consent(municipality.Code, signal, cancellation);
        var (lines, isCut) = await uses.Lines(municipality.Code, signal, texts, cancellation);
        // The log is kept for longest: it alone still knows a signal that was withdrawn long ago.
        if (found is null && term is null && together is null && lines.Count == 0) return null;
        await log.About(municipality.Code, signal, LogActivity.AccessGiven);
        var words = parts is null ? null : GivenWords.Of(parts, kept, municipality.AreaNames);
        return new(code.ToString(), signal.ToString())
        {
            OntvangenOp = Local(found?.ReceivedAt),
            Gegevens = kept is null ? null : Data(kept, found!, municipality, texts),
            Woorden = words is null || term is null ? null : new(words.Observation, words.Interpretation, parts!.Email, Term(term)),
            BijElkaar = together is null ? null : Term(together),
            LaatsteNieuws = Local((await grains.ResidentMail(municipality.Code).Told(signal, cancellation))?.At),
            Stand = found is null ? null : await follow.Stand(found, cancellation),
            Gebruik = lines,
            GebruikIsAfgekapt = isCut,
            Weggelaten = [.. NotGiven(kept, words, together is not null).Select(what => new LeftOut(what.Category, texts[$"inzage.weggelaten.{what.Key}"]))],
        };
    }

    private static SubjectSignalData Data(KeptSignal kept, FoundSignal found, KnownMunicipality municipality, PageTexts texts) => new(
        new(kept.Theme.ToString(), municipality.Theme(kept.Theme.ToString()) is { } theme ? texts.Name(theme) : kept.Theme.ToString()),
        municipality.Named(found.Neighbourhood),
        kept.Place is { } place ? new(place, municipality.Places(found.Neighbourhood)?.NameOf(place) ?? place) : null,
        kept.ObservedOn, kept.Source.Code(), kept.People, kept.Counted, kept.AboutAnother, kept.HasHousehold);

    private static IEnumerable<(string Category, string Key)> NotGiven(KeptSignal? kept, GivenWords? words, bool isTogether)
    {
        if (kept?.HasHousehold == true) yield return (SubjectCategories.Token, "huishouden");
        if (kept is { Source: not Source.Resident }) yield return (SubjectCategories.Professional, "medewerker");
        if (isTogether)
        {
            yield return (SubjectCategories.KeptTogether, "huisgenoten");
            yield return (SubjectCategories.HouseholdQuestion, "vraag");
        }
        if (words?.HasTracesTakenOut == true) yield return (SubjectCategories.Words, "sporen");
        if (words?.IsInterpretationLeftOut == true) yield return (SubjectCategories.Words, "duiding");
    }

    private static SubjectTerm Term(KeptTerm term) => new(DutchTime.Local(term.KeptAt), DutchTime.Local(term.KeepUntil));

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } known ? DutchTime.Local(known) : null;
}
