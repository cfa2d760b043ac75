namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Whether the household agrees that its own signals are kept together, where the municipality does so.</summary>
internal sealed class TogetherStep : Step<TogetherPage>
{
    public static readonly string[] Known = ["nee", "ja"];

    public override string Slug => "samen";

    public override bool Applies(Answers answers, FormTown town) => town.KeepsHouseholds && answers.HasAddress && answers.About == Answers.Self;

    public override bool IsAnswered(Answers answers) => answers.Together is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) =>
        new Dictionary<string, string?> { ["samen"] = answers.Together is { } together ? Known[together ? 1 : 0] : null };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { Together = fields.OneOf("samen", Known, "samen.fout") is { } chosen ? chosen == "ja" : null });
}
