namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Whether the sender talked about it with the other.</summary>
internal sealed class TalkedStep : Step<TalkedPage>
{
    public const string No = "nee";

    public static readonly string[] Known = ["ja", No];

    public override string Slug => "gesprek";

    public override bool Applies(Answers answers, FormTown town) => answers.About == Answers.Another;

    public override bool IsAnswered(Answers answers) => answers.Talked is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?> { ["gesprek"] = answers.Talked };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { Talked = fields.OneOf("gesprek", Known, "gesprek.fout") });
}
