using Microsoft.Extensions.Logging;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>What every grain is given.</summary>
public sealed record GrainContext(
    IJournal Journal, IOutbox Outbox, IGrains Grains, TimeProvider Clock, ILoggerFactory Logging, JournaledGrainOptions Options, DeliveryOptions Delivery);
