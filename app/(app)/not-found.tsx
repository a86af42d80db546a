export { NotHere as default } from "@/components/shell/not-here";
