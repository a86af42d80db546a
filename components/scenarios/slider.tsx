"use client";
import { useId, useState } from "react";
import { rateInWords } from "@/lib/scenarios/rules";

type SliderProps = { name: string; label: string; start: number; most: number };

/** A number of people a quarter, with what it says beside it. */
export function Slider({ name, label, start, most }: SliderProps) {
  const id = useId();
  const [value, setValue] = useState(start);
  return (
    <div className="grid min-w-32 gap-0.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        type="range"
        name={name}
        min={0}
        max={most}
        step={0.25}
        defaultValue={start}
        onChange={(event) => setValue(Number(event.target.value))}
        aria-valuetext={rateInWords(value)}
        className="h-6 w-full accent-accent"
      />
      <span className="text-xs text-fg-muted" aria-hidden>
        {rateInWords(value)}
      </span>
    </div>
  );
}
