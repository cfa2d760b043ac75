using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Menus;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>The approaches of a team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Running">Those that go on.</param>
/// <param name="Ended">Those that have ended.</param>
public sealed record ApproachListModel(NamedCode Team, IReadOnlyList<ApproachRow> Running, IReadOnlyList<ApproachRow> Ended);

/// <summary>The form to begin an approach.</summary>
/// <param name="Team">The team.</param>
/// <param name="Key">Under which the form is sent: sent twice, one approach begins.</param>
/// <param name="Prompts">The prompts that can be answered.</param>
/// <param name="Neighbourhoods">The team's neighbourhoods.</param>
/// <param name="Themes">The municipality's themes.</param>
/// <param name="Form">What was filled in.</param>
public sealed record BeginModel(
    NamedCode Team, string Key, IReadOnlyList<Choice> Prompts, IReadOnlyList<Choice> Neighbourhoods, IReadOnlyList<Choice> Themes, FilledForm Form);

/// <summary>An approach as its team sees it.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Prompts">The prompts that it answers, with what pages call them.</param>
/// <param name="Others">Prompts that it could answer too.</param>
/// <param name="Step">The form of a new step.</param>
/// <param name="IsSaved">Whether something was just changed.</param>
public sealed record ApproachModel(ApproachAnswer Approach, IReadOnlyList<Choice> Prompts, IReadOnlyList<Choice> Others, FilledForm Step, bool IsSaved);

/// <summary>The form of one part.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Part">The part.</param>
/// <param name="Form">What was written, or filled in.</param>
public sealed record PartModel(ApproachAnswer Approach, PartForm Part, FilledForm Form);

/// <summary>The form of a step that there is.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Number">The step's number.</param>
/// <param name="Form">What was written, or filled in.</param>
public sealed record StepModel(ApproachAnswer Approach, int Number, FilledForm Form);

/// <summary>The form of who takes part.</summary>
public sealed record ParticipantsModel(ApproachAnswer Approach, FilledForm Form);

/// <summary>The form of the menu.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Cards">The cards that are offered, in their order.</param>
/// <param name="Form">What was chosen, or filled in.</param>
public sealed record CardsModel(ApproachAnswer Approach, IReadOnlyList<MenuCardAnswer> Cards, FilledForm Form);

/// <summary>What can be said of what an approach came to.</summary>
public sealed record EffectModel(ApproachAnswer Approach, EffectAnswer Effect);

/// <summary>The form to end an approach.</summary>
public sealed record CloseModel(ApproachAnswer Approach, FilledForm Form);

/// <summary>Stories.</summary>
/// <param name="Team">The team from which somebody came here.</param>
/// <param name="Theme">The theme that is shown; null for all.</param>
/// <param name="Themes">The themes to choose from.</param>
/// <param name="Stories">The stories.</param>
public sealed record StoriesModel(NamedCode Team, string? Theme, IReadOnlyList<Choice> Themes, IReadOnlyList<StoryAnswer> Stories);
