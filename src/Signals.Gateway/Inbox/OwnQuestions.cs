using Signals.Core.Households;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Logbook;

namespace Signals.Gateway.Inbox;

/// <summary>Questions about households that agreed to it, for the one professional who registered them.</summary>
internal sealed class OwnQuestions(GrainsWithinReach grains, Catalogue catalogue)
{
    /// <summary>The caller's own questions, latest first. Any team can hold them: the question stands where the household lives.</summary>
    public async Task<IEnumerable<QuestionAnswer>> Of(Caller caller, OperationLog log, CancellationToken cancellation)
    {
        if (caller.Name is not { } name) return [];
        var found = new List<(HouseholdQuestion Question, KnownMunicipality Municipality)>();
        foreach (var municipality in await catalogue.All(cancellation))
        {
            foreach (var team in municipality.View.Teams)
            {
                var questions = await grains.Team(municipality.Code, team.Id).QuestionsFor(name, cancellation);
                found.AddRange(questions.Select(question => (question, municipality)));
            }
        }
        foreach (var household in found.Select(pair => pair.Question.Id.Household).Distinct()) await log.About(household, LogActivity.HouseholdQuestionRead);
        return found.OrderByDescending(pair => pair.Question.RaisedAt).Select(pair => Answer(pair.Question, pair.Municipality));
    }

    private static QuestionAnswer Answer(HouseholdQuestion question, KnownMunicipality municipality)
    {
        NamedCode Theme(Core.Themes.ThemeCode code) => new(code.ToString(), municipality.Theme(code.ToString())?.Name ?? code.ToString());
        var theme = Theme(question.RegisteredTheme);
        return new(
            municipality.Named(question.Neighbourhood),
            question.RegisteredOn, theme, [.. question.Themes.Select(Theme)],
            $"Op {DutchDay.Of(question.RegisteredOn)} sprak u een huishouden over '{theme.Naam}'. Daar speelt nu meer. Wilt u samen met hen kijken wat helpt?",
            DutchTime.Local(question.RaisedAt));
    }
}

/// <summary>A question about one household. The professional knows by day and theme which one is meant; nobody else does.</summary>
public sealed record QuestionAnswer(
    NamedCode Buurt, DateOnly GeregistreerdOp, NamedCode Thema, IReadOnlyList<NamedCode> Themas, string Vraag, DateTimeOffset GesteldOp);
