using Signals.Core.Privacy;

namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Offers to take out what may lead to somebody, if anything was found in the writer's words.</summary>
internal sealed class TracesStep : Step<TracesPage>
{
    public const string TakeOut = "weghalen";

    public static readonly string[] Known = [TakeOut, "laten-staan"];

    public override string Slug => "nakijken";

    public override bool Applies(Answers answers, FormTown town) => Found(answers.Observation, town).Count + Found(answers.Interpretation, town).Count > 0;

    public override bool IsAnswered(Answers answers) => answers.TracesKept;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) =>
        new Dictionary<string, string?> { ["nakijken"] = answers.TracesKept ? Known[1] : answers.MustProtectAnother ? TakeOut : null };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) => Task.FromResult(
        fields.OneOf("nakijken", Known, "nakijken.fout") == TakeOut
            ? answers with { Observation = Without(answers.Observation, town), Interpretation = Without(answers.Interpretation, town) }
            : answers with { TracesKept = true });

    /// <summary>What was found in a text.</summary>
    public static IReadOnlyList<PersonalTrace> Found(string? text, FormTown town) => PersonalTraces.In(text, town.AreaNames);

    private static string? Without(string? text, FormTown town) => text is null ? null : PersonalTraces.Without(text, Found(text, town));
}
