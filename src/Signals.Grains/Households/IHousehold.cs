using Signals.Grains.Engine;

namespace Signals.Grains.Households;

/// <summary>A household that agreed that its own signals are kept together. It only takes messages: nobody can ask it anything.</summary>
[MayInterleave]
public interface IHousehold : IJournaledGrain;
