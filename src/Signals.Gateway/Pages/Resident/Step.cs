using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Signals.Gateway.Pages.Resident;

/// <summary>One question of the form, on a page of its own.</summary>
internal abstract class Step
{
    /// <summary>The last part of its address.</summary>
    public abstract string Slug { get; }

    /// <summary>Whether it is asked, given the answers before it.</summary>
    public virtual bool Applies(Answers answers, FormTown town) => true;

    /// <summary>Whether it needs no answer any more.</summary>
    public abstract bool IsAnswered(Answers answers);

    /// <summary>What its fields show, from what was answered before.</summary>
    public abstract IReadOnlyDictionary<string, string?> Fields(Answers answers);

    /// <summary>Takes what was filled in, and notes in the fields what is wrong with it.</summary>
    public abstract Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation);

    public abstract RazorComponentResult Show(HttpContext context, StepModel model, int status = StatusCodes.Status200OK);
}

/// <typeparam name="TPage">The page that asks it.</typeparam>
internal abstract class Step<TPage> : Step where TPage : IComponent
{
    public override RazorComponentResult Show(HttpContext context, StepModel model, int status) => PageForms.Show<TPage>(context, model, status);
}

/// <summary>A page of the form as it stands.</summary>
/// <param name="Answers">What was answered so far.</param>
/// <param name="Town">What the form knows of the municipality.</param>
/// <param name="Values">What the fields show.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Action">Where the page is sent to.</param>
/// <param name="Back">The page before it; null on the first.</param>
/// <param name="Begin">The form's address; the pages stand under it.</param>
public sealed record StepModel(
    Answers Answers, FormTown Town, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<(string Field, string Message)> Errors, string Action, string? Back, string Begin)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}
