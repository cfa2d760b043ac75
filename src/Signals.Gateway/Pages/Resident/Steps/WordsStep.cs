using Signals.Gateway.Intake;

namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>What somebody sees, and apart from that what they make of it and want.</summary>
internal sealed class WordsStep : Step<WordsPage>
{
    public override string Slug => "verhaal";

    public override bool IsAnswered(Answers answers) => answers.WordsAsked;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?>
    {
        ["waarneming"] = answers.Observation,
        ["duiding"] = answers.Interpretation,
    };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation)
    {
        var (observation, interpretation) = (fields.Text("waarneming", SignalReader.MostText), fields.Text("duiding", SignalReader.MostText));
        var isSame = observation == answers.Observation && interpretation == answers.Interpretation;
        return Task.FromResult(answers with { Observation = observation, Interpretation = interpretation, WordsAsked = true, TracesKept = isSame && answers.TracesKept });
    }
}
